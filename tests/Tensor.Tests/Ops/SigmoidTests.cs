namespace DeZeroNative.Tests;

public class SigmoidTests : UnaryOpTests
{
    protected override (double Low, double High) Domain => (-15, 15);

    protected override double Ulps => 4;

    protected override double OpenCLUlps => 8;

    protected override Tensor Apply(Tensor x) => x.Sigmoid();

    protected override double Reference(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
}
