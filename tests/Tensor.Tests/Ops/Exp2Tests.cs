namespace DeZeroNative.Tests;

public class Exp2Tests : UnaryOpTests
{
    protected override (double Low, double High) Domain => (-20, 20);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 3;

    protected override Tensor Apply(Tensor x) => x.Exp2();

    protected override double Reference(double x) => Math.Pow(2, x);
}
