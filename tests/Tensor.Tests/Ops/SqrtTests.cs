namespace DeZeroNative.Tests;

public class SqrtTests : UnaryOpTests
{
    protected override (double Low, double High) Domain => (0, 20);

    protected override double Ulps => 0.5;

    protected override double OpenCLUlps => 3;

    protected override Tensor Apply(Tensor x) => x.Sqrt();

    protected override double Reference(double x) => Math.Sqrt(x);
}
