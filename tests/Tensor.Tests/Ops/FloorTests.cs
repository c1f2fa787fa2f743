namespace DeZeroNative.Tests;

public class FloorTests : UnaryOpTests
{
    protected override double Ulps => 0;

    protected override bool KeepsIntegers => true;

    protected override Tensor Apply(Tensor x) => x.Floor();

    protected override double Reference(double x) => Math.Floor(x);
}
