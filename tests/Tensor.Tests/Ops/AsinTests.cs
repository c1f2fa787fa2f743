namespace DeZeroNative.Tests;

public class AsinTests : UnaryOpTests
{
    protected override (double Low, double High) Domain => (-1, 1);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 4;

    protected override bool IsOdd => true;

    protected override Tensor Apply(Tensor x) => x.Asin();

    protected override double Reference(double x) => Math.Asin(x);
}
