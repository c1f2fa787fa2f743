namespace DeZeroNative.Tests;

public class TanhTests : OddUnaryOpTests
{
    protected override double Ulps => 5;

    protected override double OpenCLUlps => 5;

    protected override Tensor Apply(Tensor x) => x.Tanh();

    protected override double Reference(double x) => Math.Tanh(x);
}
