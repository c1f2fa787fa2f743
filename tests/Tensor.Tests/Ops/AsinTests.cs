namespace DeZeroNative.Tests;

public class AsinTests : OddUnaryOpTests
{
    protected override (double Low, double High) Domain => (-1, 1);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 4;

    protected override Tensor Apply(Tensor x) => x.Asin();

    protected override double Reference(double x) => Math.Asin(x);
}
