using DeZeroNative.Steps;

namespace DeZeroNative.NN;

/// <summary>
/// Steps of a size of their own for each element, in DeZero's form: m += (1-beta1)(g - m); v += (1-beta2)(g² - v);
/// p -= alpha sqrt(1-beta2^t) / (1-beta1^t) m / (sqrt(v) + eps), where t counts updates. PyTorch's Adam, whose eps stands elsewhere,
/// is <see cref="AdamW"/> without weight decay. Source: Kingma and Ba, "Adam", 2015.
/// </summary>
public sealed class Adam : Optimizer
{
    private readonly ParameterState _m, _v;

    /// <summary>Creates the optimizer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or a beta is not below 1.</exception>
    public Adam(double alpha = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8)
    {
        AddRate("alpha", alpha);
        AddOption("beta1", beta1, below: 1);
        AddOption("beta2", beta2, below: 1);
        AddOption("eps", eps);
        (_m, _v) = (AddState("m"), AddState("v"));
    }

    /// <summary>The step size; it may change between updates.</summary>
    public double Alpha
    {
        get => Own["alpha"];
        set => Own["alpha"] = value;
    }

    /// <summary>How much of the mean of gradients is kept.</summary>
    public double Beta1 => Own["beta1"];

    /// <summary>How much of the mean of squared gradients is kept.</summary>
    public double Beta2 => Own["beta2"];

    /// <summary>What keeps the divisor from 0.</summary>
    public double Eps => Own["eps"];

    /// <summary>The rate of the last update (of the first, before it), the start of both means at 0 made up for.</summary>
    public double Lr => Corrected(Own);

    /// <inheritdoc/>
    protected override void UpdateOne(ParameterGroup group, Parameter parameter, Tensor gradient) => UpdateMany(group, [parameter], [gradient]);

    /// <inheritdoc/>
    protected override void UpdateMany(ParameterGroup group, ReadOnlySpan<Parameter> parameters, ReadOnlySpan<Tensor> gradients) =>
        Step(new AdamStep(Corrected(group), group["beta1"], group["beta2"], group["eps"], decay: 0), parameters, gradients, _m, _v);

    private double Corrected(ParameterGroup group)
    {
        long t = Math.Max(Updates, 1);
        return group["alpha"] * Math.Sqrt(1 - Math.Pow(group["beta2"], t)) / (1 - Math.Pow(group["beta1"], t));
    }
}
