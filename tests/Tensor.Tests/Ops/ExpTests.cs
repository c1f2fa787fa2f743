namespace DeZeroNative.Tests;

public class ExpTests : UnaryOpTests
{
    protected override (double Low, double High) Domain => (-20, 20);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 3;

    protected override Tensor Apply(Tensor x) => x.Exp();

    protected override double Reference(double x) => Math.Exp(x);
}
