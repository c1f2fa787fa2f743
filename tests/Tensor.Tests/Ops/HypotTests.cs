namespace DeZeroNative.Tests;

public class HypotTests : BinaryOpTests
{
    protected override double Ulps => 2;

    protected override double OpenCLUlps => 4;

    protected override bool KeepsIntegers => false;

    protected override string Name => "hypot";

    protected override Tensor Apply(Tensor a, Tensor b) => Tensor.Hypot(a, b);

    protected override Tensor Apply(Tensor a, Scalar b) => Tensor.Hypot(a, b);

    protected override Tensor Apply(Scalar a, Tensor b) => Tensor.Hypot(a, b);

    protected override double Reference(double a, double b) => double.Hypot(a, b);

    [Theory, OnEachDevice]
    public void Squares_do_not_overflow_on_the_way(string device)
    {
        Tensor y = Tensor.Hypot(Tensor.From([3e30f, 3e-30f]).On(device), Tensor.From([4e30f, 4e-30f]).On(device));

        TensorAssert.Close([5e30, 5e-30], y, atol: 0);
    }
}
