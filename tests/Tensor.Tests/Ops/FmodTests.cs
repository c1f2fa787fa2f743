namespace DeZeroNative.Tests;

public class FmodTests : BinaryOpTests
{
    protected override string Name => "fmod";

    protected override Tensor Apply(Tensor a, Tensor b) => Tensor.Fmod(a, b);

    protected override Tensor Apply(Tensor a, Scalar b) => Tensor.Fmod(a, b);

    protected override Tensor Apply(Scalar a, Tensor b) => Tensor.Fmod(a, b);

    protected override double Reference(double a, double b) => a % b;

    protected override long Reference(long a, long b) => b == 0 ? 0 : a % b;

    [Theory, OnEachDevice]
    public void It_has_the_sign_of_the_dividend_as_in_C(string device)
    {
        Tensor a = Tensor.From([7, -7, 7, -7, 5, int.MinValue]).On(device), b = Tensor.From([3, 3, -3, -3, 0, -1]).On(device);

        TensorAssert.Equal(Tensor.From([1, -1, 1, -1, 0, 0]), Tensor.Fmod(a, b));
        TensorAssert.Equal(Tensor.From([1f, -1, 1, -1, float.NaN, -0f]), Tensor.Fmod(a.To(DType.Float32), b));
    }
}
