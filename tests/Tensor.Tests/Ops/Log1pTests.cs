namespace DeZeroNative.Tests;

public class Log1pTests : UnaryOpTests
{
    protected override (double Low, double High) Domain => (-1, 3);

    protected override double Ulps => 4;

    protected override Tensor Apply(Tensor x) => x.Log1p();

    /// <summary>log(1 + x) = 2 artanh(x / (2 + x)), which cancels nothing near 0.</summary>
    protected override double Reference(double x) => Math.Abs(x) < 0.5 ? 2 * Math.Atanh(x / (2 + x)) : Math.Log(1 + x);
}
