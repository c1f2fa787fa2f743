namespace DeZeroNative.Tests;

public class SubtractTests : BinaryOpTests
{
    protected override string Name => "subtract";

    protected override Tensor Apply(Tensor a, Tensor b) => a - b;

    protected override Tensor Apply(Tensor a, Scalar b) => a - b;

    protected override Tensor Apply(Scalar a, Tensor b) => a - b;

    protected override double Reference(double a, double b) => a - b;

    protected override long Reference(long a, long b) => a - b;

    [Fact]
    public void Truth_values_have_no_difference()
    {
        var error = Assert.Throws<DTypeException>(() => Tensor.From([true]) - Tensor.From([true]));

        Assert.Equal("[subtract] is not defined for bool; cast an operand to a number first", error.Message);
    }
}
