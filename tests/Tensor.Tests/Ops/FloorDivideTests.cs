namespace DeZeroNative.Tests;

public class FloorDivideTests : BinaryOpTests
{
    protected override double Ulps => 1;

    protected override string Name => "floor_divide";

    protected override Tensor Apply(Tensor a, Tensor b) => Tensor.FloorDivide(a, b);

    protected override Tensor Apply(Tensor a, Scalar b) => Tensor.FloorDivide(a, b);

    protected override Tensor Apply(Scalar a, Tensor b) => Tensor.FloorDivide(a, b);

    protected override double Reference(double a, double b) => b == 0 ? a / b : Quotient(a, b);

    protected override long Reference(long a, long b) => b == 0 ? 0 : (long)Math.Floor((double)a / b);

    [Theory, OnEachDevice]
    public void It_rounds_down_as_in_Python(string device)
    {
        Tensor a = Tensor.From([7, -7, 7, -7, 5, int.MinValue, 6]).On(device), b = Tensor.From([2, 2, -2, -2, 0, -1, -3]).On(device);

        TensorAssert.Equal(Tensor.From([3, -4, -4, 3, 0, int.MinValue, -2]), Tensor.FloorDivide(a, b));
        TensorAssert.Equal(Tensor.From([3f, -4, -4, 3, float.PositiveInfinity, 2147483648f, -2]), Tensor.FloorDivide(a.To(DType.Float32), b));
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float64)]
    public void A_quotient_that_would_round_up_is_not_counted_whole(string device, DType dtype)
    {
        // 1 / 0.1 rounds to 10, but 0.1 is above a tenth.
        Tensor one = Tensor.Ones(1, dtype).On(device);

        TensorAssert.Equal([9], Tensor.FloorDivide(one, 0.1));
        TensorAssert.Close([0.1], Tensor.Remainder(one, 0.1));
    }

    private static double Quotient(double a, double b)
    {
        double r = a % b, quotient = (a - r) / b;
        if (r != 0 && r < 0 != b < 0) quotient--;
        return quotient == 0 ? Math.CopySign(0, Math.CopySign(1, a) * Math.CopySign(1, b)) : Math.Floor(quotient) + (quotient - Math.Floor(quotient) > 0.5 ? 1 : 0);
    }
}
