namespace DeZeroNative.NN.Tests.Layers;

/// <summary>A layer with a parameter between two buffers, one of them declared only, and a count.</summary>
internal sealed class RunningMean : Layer
{
    internal RunningMean()
    {
        AddBuffer("first", Tensor.From([1f, 2f]));
        Gamma = AddParameter("gamma", Tensor.From([3f]));
        DeclareBuffer("late", (-1, 2));
        AddBuffer("count", Tensor.From([5L]));
    }

    internal Parameter Gamma { get; }

    internal Tensor? Late => FindBuffer("late");

    internal Tensor First => FindBuffer("first")!;

    internal Tensor Count => FindBuffer("count")!;

    internal Tensor MakeLate(Tensor data) => AddBuffer("late", data);

    internal void Replace(string name, Tensor data) => SetBuffer(name, data);

    protected override Variable Compute(Variable x) => x * Gamma;
}
