using DeZeroNative.Steps;

namespace DeZeroNative.NN;

/// <summary>
/// Steps shrink with the gradients so far: h += g²; p -= lr g / (sqrt(h) + eps). Source: Duchi, Hazan and Singer, "Adaptive
/// subgradient methods", 2011.
/// </summary>
public sealed class AdaGrad : Optimizer
{
    private readonly ParameterState _h;

    /// <summary>Creates the optimizer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public AdaGrad(double lr = 0.001, double eps = 1e-8)
    {
        AddRate("lr", lr);
        AddOption("eps", eps);
        _h = AddState("h");
    }

    /// <summary>The learning rate; it may change between updates.</summary>
    public double Lr
    {
        get => Own["lr"];
        set => Own["lr"] = value;
    }

    /// <summary>What keeps the divisor from 0.</summary>
    public double Eps => Own["eps"];

    /// <inheritdoc/>
    protected override void UpdateOne(ParameterGroup group, Parameter parameter, Tensor gradient) => UpdateMany(group, [parameter], [gradient]);

    /// <inheritdoc/>
    protected override void UpdateMany(ParameterGroup group, ReadOnlySpan<Parameter> parameters, ReadOnlySpan<Tensor> gradients) =>
        Step(new AdaGradStep(group["lr"], group["eps"]), parameters, gradients, _h);
}
