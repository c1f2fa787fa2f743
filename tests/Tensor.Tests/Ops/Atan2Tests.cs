namespace DeZeroNative.Tests;

public class Atan2Tests : BinaryOpTests
{
    protected override double Ulps => 2;

    protected override double OpenCLUlps => 6;

    protected override bool KeepsIntegers => false;

    protected override string Name => "atan2";

    protected override Tensor Apply(Tensor a, Tensor b) => Tensor.Atan2(a, b);

    protected override Tensor Apply(Tensor a, Scalar b) => Tensor.Atan2(a, b);

    protected override Tensor Apply(Scalar a, Tensor b) => Tensor.Atan2(a, b);

    protected override double Reference(double a, double b) => Math.Atan2(a, b);

    [Theory, OnEachDevice]
    public void It_tells_the_quadrants_apart(string device)
    {
        Tensor y = Tensor.From([1f, 1, -1, -1, 0, 0]).On(device), x = Tensor.From([1f, -1, -1, 1, -1, 1]).On(device);

        TensorAssert.Close([Math.PI / 4, 3 * Math.PI / 4, -3 * Math.PI / 4, -Math.PI / 4, Math.PI, 0], Tensor.Atan2(y, x), atol: 1e-6);
    }
}
