namespace DeZeroNative.Tests;

public class RoundTests : UnaryOpTests
{
    protected override double Ulps => 0;

    protected override bool KeepsIntegers => true;

    protected override Tensor Apply(Tensor x) => x.Round();

    protected override double Reference(double x) => Math.Round(x, MidpointRounding.ToEven);
}
