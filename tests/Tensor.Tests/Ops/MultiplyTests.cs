namespace DeZeroNative.Tests;

public class MultiplyTests : BinaryOpTests
{
    protected override string Name => "multiply";

    protected override Tensor Apply(Tensor a, Tensor b) => a * b;

    protected override Tensor Apply(Tensor a, Scalar b) => a * b;

    protected override Tensor Apply(Scalar a, Tensor b) => a * b;

    protected override double Reference(double a, double b) => a * b;

    protected override long Reference(long a, long b) => a * b;

    [Fact]
    public void Truth_values_multiply_to_truth_values() =>
        TensorAssert.Equal(Tensor.From([true, false]), Tensor.From([true, true]) * Tensor.From([true, false]));
}
