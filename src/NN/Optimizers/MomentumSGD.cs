using DeZeroNative.Steps;

namespace DeZeroNative.NN;

/// <summary>Gradient descent with momentum: v = momentum v - lr g; p += v.</summary>
public sealed class MomentumSGD : Optimizer
{
    private readonly ParameterState _v;

    /// <summary>Creates the optimizer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public MomentumSGD(double lr = 0.01, double momentum = 0.9)
    {
        AddRate("lr", lr);
        AddOption("momentum", momentum);
        _v = AddState("v");
    }

    /// <summary>The learning rate; it may change between updates.</summary>
    public double Lr
    {
        get => Own["lr"];
        set => Own["lr"] = value;
    }

    /// <summary>How much of the last step is kept.</summary>
    public double Momentum
    {
        get => Own["momentum"];
        set => Own["momentum"] = value;
    }

    /// <inheritdoc/>
    protected override void UpdateOne(ParameterGroup group, Parameter parameter, Tensor gradient) => UpdateMany(group, [parameter], [gradient]);

    /// <inheritdoc/>
    protected override void UpdateMany(ParameterGroup group, ReadOnlySpan<Parameter> parameters, ReadOnlySpan<Tensor> gradients) =>
        Step(new MomentumStep(group["lr"], group["momentum"]), parameters, gradients, _v);
}
