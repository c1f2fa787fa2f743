namespace DeZeroNative.Tests;

public class MaximumTests : BinaryOpTests
{
    protected override string Name => "maximum";

    protected override Tensor Apply(Tensor a, Tensor b) => Tensor.Maximum(a, b);

    protected override Tensor Apply(Tensor a, Scalar b) => Tensor.Maximum(a, b);

    protected override Tensor Apply(Scalar a, Tensor b) => Tensor.Maximum(a, b);

    protected override double Reference(double a, double b) => Math.Max(a, b);

    protected override long Reference(long a, long b) => Math.Max(a, b);
}
