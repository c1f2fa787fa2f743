namespace DeZeroNative.Tests;

public class CeilingTests : UnaryOpTests
{
    protected override double Ulps => 0;

    protected override bool KeepsIntegers => true;

    protected override Tensor Apply(Tensor x) => x.Ceiling();

    protected override double Reference(double x) => Math.Ceiling(x);
}
