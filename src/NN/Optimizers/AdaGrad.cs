namespace DeZeroNative.NN;

/// <summary>
/// Steps shrink with the gradients so far: h += g²; p -= lr g / (sqrt(h) + eps). Source: Duchi, Hazan and Singer, "Adaptive
/// subgradient methods", 2011.
/// </summary>
public sealed class AdaGrad : Optimizer
{
    private readonly ParameterState _h = new();

    /// <summary>Creates the optimizer.</summary>
    public AdaGrad(double lr = 0.001, double eps = 1e-8) => (Lr, Eps) = (lr, eps);

    /// <summary>The learning rate; it may change between updates.</summary>
    public double Lr { get; set; }

    /// <summary>What keeps the divisor from 0.</summary>
    public double Eps { get; }

    /// <inheritdoc/>
    protected override void UpdateOne(Parameter parameter, Tensor gradient)
    {
        Tensor p = parameter.Data, h = _h[parameter];
        using Tensor square = gradient * gradient;
        h.Accumulate(square);
        using Tensor root = h.Sqrt();
        using Tensor divisor = root + Eps;
        using Tensor step = gradient / divisor;
        p.Backend.SgdStep(Lr, step, p);
    }
}
