namespace DeZeroNative.Tests;

public class RsqrtTests : UnaryOpTests
{
    protected override (double Low, double High) Domain => (0, 20);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 2;

    protected override Tensor Apply(Tensor x) => x.Rsqrt();

    protected override double Reference(double x) => 1 / Math.Sqrt(x);
}
