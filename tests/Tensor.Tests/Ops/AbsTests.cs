namespace DeZeroNative.Tests;

public class AbsTests : UnaryOpTests
{
    protected override double Ulps => 0;

    protected override bool KeepsIntegers => true;

    protected override Tensor Apply(Tensor x) => x.Abs();

    protected override double Reference(double x) => Math.Abs(x);
}
