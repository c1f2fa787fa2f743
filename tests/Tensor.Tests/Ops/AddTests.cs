namespace DeZeroNative.Tests;

public class AddTests : BinaryOpTests
{
    protected override string Name => "add";

    protected override Tensor Apply(Tensor a, Tensor b) => a + b;

    protected override Tensor Apply(Tensor a, Scalar b) => a + b;

    protected override Tensor Apply(Scalar a, Tensor b) => a + b;

    protected override double Reference(double a, double b) => a + b;

    protected override long Reference(long a, long b) => a + b;

    [Fact]
    public void Truth_values_add_to_truth_values() =>
        TensorAssert.Equal(Tensor.From([true, true, false]), Tensor.From([true, true, false]) + Tensor.From([true, false, false]));
}
