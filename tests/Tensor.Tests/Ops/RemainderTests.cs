namespace DeZeroNative.Tests;

public class RemainderTests : BinaryOpTests
{
    protected override string Name => "remainder";

    protected override Tensor Apply(Tensor a, Tensor b) => Tensor.Remainder(a, b);

    protected override Tensor Apply(Tensor a, Scalar b) => Tensor.Remainder(a, b);

    protected override Tensor Apply(Scalar a, Tensor b) => Tensor.Remainder(a, b);

    protected override double Reference(double a, double b) => a % b == 0 ? Math.CopySign(0, b) : a % b < 0 == b < 0 ? a % b : a % b + b;

    protected override long Reference(long a, long b) => b == 0 ? 0 : (a % b + b) % b;

    [Theory, OnEachDevice]
    public void It_has_the_sign_of_the_divisor_as_in_Python(string device)
    {
        Tensor a = Tensor.From([7, -7, 7, -7, 5, int.MinValue, 6]).On(device), b = Tensor.From([3, 3, -3, -3, 0, -1, -3]).On(device);

        TensorAssert.Equal(Tensor.From([1, 2, -2, -1, 0, 0, 0]), Tensor.Remainder(a, b));
        TensorAssert.Equal(Tensor.From([1f, 2, -2, -1, float.NaN, -0f, -0f]), Tensor.Remainder(a.To(DType.Float32), b));
    }
}
