namespace DeZeroNative.Tests;

public class DivideTests : BinaryOpTests
{
    protected override double OpenCLUlps => 2.5;

    protected override bool KeepsIntegers => false;

    protected override string Name => "divide";

    protected override Tensor Apply(Tensor a, Tensor b) => a / b;

    protected override Tensor Apply(Tensor a, Scalar b) => a / b;

    protected override Tensor Apply(Scalar a, Tensor b) => a / b;

    protected override double Reference(double a, double b) => a / b;
}
