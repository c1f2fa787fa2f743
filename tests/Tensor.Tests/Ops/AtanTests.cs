namespace DeZeroNative.Tests;

public class AtanTests : OddUnaryOpTests
{
    protected override (double Low, double High) Domain => (-20, 20);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 5;

    protected override Tensor Apply(Tensor x) => x.Atan();

    protected override double Reference(double x) => Math.Atan(x);
}
