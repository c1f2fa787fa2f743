namespace DeZeroNative.Tests;

public class LogAddExpTests : BinaryOpTests
{
    // Where the logarithm cancels the larger number, what is left has few digits.
    protected override (double Low, double High) Domain => (1, 5);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 4;

    protected override bool KeepsIntegers => false;

    protected override string Name => "log_add_exp";

    protected override Tensor Apply(Tensor a, Tensor b) => Tensor.LogAddExp(a, b);

    protected override Tensor Apply(Tensor a, Scalar b) => Tensor.LogAddExp(a, b);

    protected override Tensor Apply(Scalar a, Tensor b) => Tensor.LogAddExp(a, b);

    protected override double Reference(double a, double b) => a == b ? a + Math.Log(2) : Math.Max(a, b) + Log1p(Math.Exp(-Math.Abs(a - b)));

    [Theory, OnEachDevice]
    public void Exponentials_do_not_overflow_on_the_way(string device)
    {
        double infinity = double.PositiveInfinity;
        Tensor a = Values.From([1000, -1000, 0, -infinity, infinity, infinity, -infinity], 7, DType.Float32).On(device);
        Tensor b = Values.From([1000, -1000, -1000, 3, 3, -infinity, -infinity], 7, DType.Float32).On(device);

        TensorAssert.Close([1000 + Math.Log(2), -1000 + Math.Log(2), 0, 3, infinity, infinity, -infinity], Tensor.LogAddExp(a, b));
    }

    // .NET's own loses the digits of small numbers.
    private static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }
}
