namespace DeZeroNative.Tests;

public class SinTests : OddUnaryOpTests
{
    protected override (double Low, double High) Domain => (-20, 20);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 4;

    protected override Tensor Apply(Tensor x) => x.Sin();

    protected override double Reference(double x) => Math.Sin(x);
}
