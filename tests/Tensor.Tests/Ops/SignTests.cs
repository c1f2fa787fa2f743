namespace DeZeroNative.Tests;

public class SignTests : UnaryOpTests
{
    protected override double Ulps => 0;

    protected override bool KeepsIntegers => true;

    protected override Tensor Apply(Tensor x) => x.Sign();

    protected override double Reference(double x) => double.IsNaN(x) ? x : Math.Sign(x);

    [Theory, OnEachDevice]
    public void The_sign_is_minus_1_0_or_1_and_NaN_stays(string device)
    {
        Tensor x = Tensor.From([-2f, -1e-40f, 0, 1e-40f, float.PositiveInfinity, float.NegativeInfinity, float.NaN]);

        // Numbers below the smallest normal one may count as zero on a device.
        TensorAssert.Equal([-1, 0, 1, -1, double.NaN], x.On(device).Sign()[new[] { 0, 2, 4, 5, 6 }]);
        if (device == "cpu") TensorAssert.Equal([-1, 1], x.Sign()[new[] { 1, 3 }]);
    }

    [Fact]
    public void Whole_numbers_keep_their_type()
    {
        TensorAssert.Equal(Tensor.From([-1, 0, 1]), Tensor.From([int.MinValue, 0, 7]).Sign());
        TensorAssert.Equal(Tensor.From(new byte[] { 0, 1 }), Tensor.From(new byte[] { 0, 200 }).Sign());
        TensorAssert.Equal(Tensor.From([false, true]), Tensor.From([false, true]).Sign());
    }
}
