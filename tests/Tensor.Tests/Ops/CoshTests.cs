namespace DeZeroNative.Tests;

public class CoshTests : UnaryOpTests
{
    protected override (double Low, double High) Domain => (-20, 20);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 4;

    protected override Tensor Apply(Tensor x) => x.Cosh();

    protected override double Reference(double x) => Math.Cosh(x);
}
