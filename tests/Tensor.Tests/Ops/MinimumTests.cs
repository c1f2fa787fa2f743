namespace DeZeroNative.Tests;

public class MinimumTests : BinaryOpTests
{
    protected override string Name => "minimum";

    protected override Tensor Apply(Tensor a, Tensor b) => Tensor.Minimum(a, b);

    protected override Tensor Apply(Tensor a, Scalar b) => Tensor.Minimum(a, b);

    protected override Tensor Apply(Scalar a, Tensor b) => Tensor.Minimum(a, b);

    protected override double Reference(double a, double b) => Math.Min(a, b);

    protected override long Reference(long a, long b) => Math.Min(a, b);
}
