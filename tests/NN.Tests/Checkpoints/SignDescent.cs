namespace DeZeroNative.NN.Tests.Checkpoints;

/// <summary>An optimizer of a user's own: b = momentum b + g; p -= lr / steps sign(b).</summary>
internal sealed class SignDescent : Optimizer
{
    private readonly ParameterState _b;

    internal SignDescent()
    {
        AddRate("lr", 0.01);
        AddOption("momentum", 0.9, below: 1);
        _b = AddState("b");
    }

    protected override void UpdateOne(ParameterGroup group, Parameter parameter, Tensor gradient)
    {
        _b[parameter] = _b[parameter] * group["momentum"] + gradient;
        parameter.Data = parameter.Data - _b[parameter].Sign() * (group["lr"] / _b.NextStep(parameter));
    }
}
