namespace DeZeroNative.Tests;

public class SinhTests : UnaryOpTests
{
    protected override (double Low, double High) Domain => (-20, 20);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 4;

    protected override bool IsOdd => true;

    protected override Tensor Apply(Tensor x) => x.Sinh();

    protected override double Reference(double x) => Math.Sinh(x);
}
