namespace DeZeroNative.Tests;

public class SinTests : UnaryOpTests
{
    protected override (double Low, double High) Domain => (-20, 20);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 4;

    protected override bool IsOdd => true;

    protected override Tensor Apply(Tensor x) => x.Sin();

    protected override double Reference(double x) => Math.Sin(x);
}
