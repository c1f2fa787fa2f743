namespace DeZeroNative.Tests;

public class PowTests : BinaryOpTests
{
    protected override (double Low, double High) Domain => (0, 4);

    protected override double Ulps => 2;

    protected override double OpenCLUlps => 16;

    protected override string Name => "pow";

    protected override Tensor Apply(Tensor a, Tensor b) => Tensor.Pow(a, b);

    protected override Tensor Apply(Tensor a, Scalar b) => a.Pow(b);

    protected override Tensor Apply(Scalar a, Tensor b) => Tensor.Pow(a, b);

    protected override double Reference(double a, double b) => Math.Pow(a, b);

    protected override long Reference(long a, long b)
    {
        long y = 1;
        for (long i = 0; i < b; i++) y *= a;
        return y;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(0.5)]
    [InlineData(-1)]
    [InlineData(-2.5)]
    [InlineData(7)]
    public void Every_exponent_gives_the_power_and_no_view(double c)
    {
        Tensor x = Values.Random((2, 300), DType.Float64, low: 0.1);

        Tensor y = x.Pow(c);

        TensorAssert.WithinUlps([.. Values.Of(x).Select(v => Math.Pow(v, c))], y, 3);
        Assert.NotSame(x.Storage, y.Storage);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.0)]
    [InlineData(3.0)]
    [InlineData(1.5)]
    public void A_real_exponent_makes_integers_real(double c)
    {
        Tensor y = Tensor.From([1, 2, 3]).Pow(c);

        Assert.Equal(DType.Float32, y.DType);
        TensorAssert.Close([1, Math.Pow(2, c), Math.Pow(3, c)], y);
    }

    [Fact]
    public void Truth_values_count_as_numbers_beside_an_integer() => TensorAssert.Equal(Tensor.From([1L, 0L]), Tensor.From([true, false]).Pow(2));
}
