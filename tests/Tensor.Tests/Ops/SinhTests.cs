namespace DeZeroNative.Tests;

public class SinhTests : OddUnaryOpTests
{
    protected override (double Low, double High) Domain => (-20, 20);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 4;

    protected override Tensor Apply(Tensor x) => x.Sinh();

    protected override double Reference(double x) => Math.Sinh(x);
}
