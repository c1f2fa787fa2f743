namespace DeZeroNative.Tests;

public class Log10Tests : UnaryOpTests
{
    protected override (double Low, double High) Domain => (0.001, 50);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 3;

    protected override Tensor Apply(Tensor x) => x.Log10();

    protected override double Reference(double x) => Math.Log10(x);
}
