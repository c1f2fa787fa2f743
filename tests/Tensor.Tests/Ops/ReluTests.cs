namespace DeZeroNative.Tests;

public class ReluTests : UnaryOpTests
{
    protected override double Ulps => 0;

    protected override bool KeepsIntegers => true;

    protected override Tensor Apply(Tensor x) => x.Relu();

    protected override double Reference(double x) => x < 0 ? 0 : x;
}
