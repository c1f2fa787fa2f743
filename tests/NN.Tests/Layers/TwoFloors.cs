namespace DeZeroNative.NN.Tests.Layers;

/// <summary>A layer with parameters of its own, one of them declared only, and layers inside.</summary>
internal sealed class TwoFloors : Layer
{
    internal TwoFloors()
    {
        Inner = Add("inner", new Floor());
        Scale = AddParameter("scale", Tensor.From([2f]));
        DeclareParameter("late", (-1, 2));
        Other = Add("other", new Floor());
    }

    internal Floor Inner { get; }

    internal Floor Other { get; }

    internal Parameter Scale { get; }

    internal Parameter? Late => FindParameter("late");

    internal Parameter MakeLate(int rows) => AddParameter("late", Tensor.Ones((rows, 2)));

    internal void Register(string name) => AddParameter(name, Tensor.Ones(1));

    internal void RegisterLayer(string name, Layer layer) => Add(name, layer);

    protected override Variable Compute(Variable x) => Other.Forward(Inner.Forward(x)) * Scale;

    internal sealed class Floor : Layer
    {
        internal Floor() => W = AddParameter("W", Tensor.From([1f, -1f, 0.5f]));

        internal Parameter W { get; }

        protected override Variable Compute(Variable x) => x * W;
    }
}
