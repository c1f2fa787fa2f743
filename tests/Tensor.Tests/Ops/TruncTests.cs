namespace DeZeroNative.Tests;

public class TruncTests : OddUnaryOpTests
{
    protected override double Ulps => 0;

    protected override bool KeepsIntegers => true;

    protected override Tensor Apply(Tensor x) => x.Trunc();

    protected override double Reference(double x) => Math.Truncate(x);
}
