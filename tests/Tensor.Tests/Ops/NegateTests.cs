namespace DeZeroNative.Tests;

public class NegateTests : OddUnaryOpTests
{
    protected override double Ulps => 0;

    protected override bool TurnsZero => true;

    protected override bool KeepsIntegers => true;

    protected override Tensor Apply(Tensor x) => x.Negate();

    protected override double Reference(double x) => -x;

    [Fact]
    public void Unsigned_numbers_wrap_around() => TensorAssert.Equal([0, 255, 1], Values.From([0, 1, 255], 3, DType.UInt8).Negate());
}
