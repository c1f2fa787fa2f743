namespace DeZeroNative.Tests;

public class Expm1Tests : UnaryOpTests
{
    protected override double Ulps => 4;

    protected override Tensor Apply(Tensor x) => x.Expm1();

    /// <summary>e^x - 1 = 2 e^(x/2) sinh(x/2), which cancels nothing near 0.</summary>
    protected override double Reference(double x) => Math.Abs(x) < 1 ? 2 * Math.Exp(x / 2) * Math.Sinh(x / 2) : Math.Exp(x) - 1;
}
