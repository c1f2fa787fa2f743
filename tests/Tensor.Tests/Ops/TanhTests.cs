namespace DeZeroNative.Tests;

public class TanhTests : UnaryOpTests
{
    protected override double Ulps => 5;

    protected override double OpenCLUlps => 5;

    protected override bool IsOdd => true;

    protected override Tensor Apply(Tensor x) => x.Tanh();

    protected override double Reference(double x) => Math.Tanh(x);
}
