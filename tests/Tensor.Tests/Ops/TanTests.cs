namespace DeZeroNative.Tests;

public class TanTests : OddUnaryOpTests
{
    protected override (double Low, double High) Domain => (-20, 20);

    protected override double Ulps => 1;

    protected override double OpenCLUlps => 5;

    protected override Tensor Apply(Tensor x) => x.Tan();

    protected override double Reference(double x) => Math.Tan(x);
}
