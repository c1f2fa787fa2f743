namespace DeZeroNative.Tests;

public class ReciprocalTests : UnaryOpTests
{
    protected override double Ulps => 1;

    protected override double OpenCLUlps => 3;

    protected override Tensor Apply(Tensor x) => x.Reciprocal();

    protected override double Reference(double x) => 1 / x;
}
