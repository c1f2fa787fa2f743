namespace DeZeroNative.NN;

/// <summary>
/// Steps of a size of their own for each element, in DeZero's form: m += (1-beta1)(g - m); v += (1-beta2)(g² - v);
/// p -= alpha sqrt(1-beta2^t) / (1-beta1^t) m / (sqrt(v) + eps), where t counts updates. Source: Kingma and Ba, "Adam", 2015.
/// </summary>
public sealed class Adam : Optimizer
{
    private readonly ParameterState _m = new(), _v = new();
    private int _t;

    /// <summary>Creates the optimizer.</summary>
    public Adam(double alpha = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8) =>
        (Alpha, Beta1, Beta2, Eps) = (alpha, beta1, beta2, eps);

    /// <summary>The step size; it may change between updates.</summary>
    public double Alpha { get; set; }

    /// <summary>How much of the mean of gradients is kept.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the mean of squared gradients is kept.</summary>
    public double Beta2 { get; }

    /// <summary>What keeps the divisor from 0.</summary>
    public double Eps { get; }

    /// <summary>The rate of the last update (of the first, before it), the start of both means at 0 made up for.</summary>
    public double Lr => Alpha * Math.Sqrt(1 - Math.Pow(Beta2, Math.Max(_t, 1))) / (1 - Math.Pow(Beta1, Math.Max(_t, 1)));

    /// <inheritdoc/>
    protected override void BeginUpdate() => _t++;

    /// <inheritdoc/>
    protected override void UpdateOne(Parameter parameter, Tensor gradient)
    {
        Tensor p = parameter.Data;
        p.Backend.AdamStep(Lr, Beta1, Beta2, Eps, gradient, _m[parameter], _v[parameter], p);
    }
}
