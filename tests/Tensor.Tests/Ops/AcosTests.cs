namespace DeZeroNative.Tests;

public class AcosTests : UnaryOpTests
{
    protected override (double Low, double High) Domain => (-1, 1);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 4;

    protected override Tensor Apply(Tensor x) => x.Acos();

    protected override double Reference(double x) => Math.Acos(x);
}
