namespace DeZeroNative.Tests;

public class SumTests : FunctionTests<SumTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases => [.. OverAxes("sum", (x, axes, keepDims) => F.Sum(x, axes, keepDims))];

    [Fact]
    public void It_agrees_with_its_formula_over_any_axes() => AgreesOverAxes((x, axes, keepDims) => F.Sum(x, axes, keepDims), xs => xs.Sum());

    [Fact]
    public void The_sum_of_nothing_is_0()
    {
        TensorAssert.Close([0, 0], F.Sum(Tensor.Zeros((2, 0), DType.Float64), 1).Data);
        TensorAssert.Close([0], F.Sum(Tensor.Zeros(0, DType.Float64)).Data);
    }

    [Fact]
    public void The_gradient_of_nothing_has_its_shape()
    {
        var x = new Variable(Tensor.Zeros((2, 0), DType.Float64));
        F.Sum(x).Backward();
        TensorAssert.HasShape((2, 0), x.Grad!.Data);
    }
}
