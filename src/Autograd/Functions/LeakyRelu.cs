namespace DeZeroNative;

public static partial class F
{
    /// <summary>x where x is positive, else slope x; the gradient at 0 is the slope.</summary>
    public static Variable LeakyRelu(Variable x, double slope = 0.2) => new LeakyReluFunction(slope).Apply(x);
}

internal sealed class LeakyReluFunction(double slope) : UnaryFunction
{
    private static readonly Fused s_select = Fused.Of((x, value, slope) => Term.Where(x > 0, value, value * slope), "leaky_relu");

    protected override Tensor Forward(Tensor x) => Select(x, x);

    // Linear in gy, and the choice is a constant of every further derivative.
    protected override Variable Backward(Variable gy) => F.Where(X.Data > 0, gy, gy * slope);

    protected override Tensor BackwardFused(Tensor gy) => Select(X.Data, gy);

    private Tensor Select(Tensor x, Tensor value) => s_select.Apply(x, value, slope);
}
