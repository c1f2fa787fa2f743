namespace DeZeroNative.Tests;

public class LogTests : UnaryOpTests
{
    protected override (double Low, double High) Domain => (0, 20);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 3;

    protected override Tensor Apply(Tensor x) => x.Log();

    protected override double Reference(double x) => Math.Log(x);
}
