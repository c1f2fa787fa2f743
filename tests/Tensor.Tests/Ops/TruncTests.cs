namespace DeZeroNative.Tests;

public class TruncTests : UnaryOpTests
{
    protected override double Ulps => 0;

    protected override bool IsOdd => true;

    protected override bool KeepsIntegers => true;

    protected override Tensor Apply(Tensor x) => x.Trunc();

    protected override double Reference(double x) => Math.Truncate(x);
}
