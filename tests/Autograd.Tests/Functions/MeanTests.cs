namespace DeZeroNative.Tests;

public class MeanTests : FunctionTests<MeanTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases => [.. OverAxes("mean", (x, axes, keepDims) => F.Mean(x, axes, keepDims)), .. OverAxes("average", (x, axes, keepDims) => F.Average(x, axes, keepDims))];

    [Fact]
    public void It_agrees_with_its_formula_over_any_axes() => AgreesOverAxes((x, axes, keepDims) => F.Mean(x, axes, keepDims), xs => xs.Average());

    [Fact]
    public void Average_is_its_other_name() => TensorAssert.Equal(F.Mean(X((2, 3)), 1).Data, F.Average(X((2, 3)), 1).Data);

    [Fact]
    public void The_mean_of_nothing_is_NaN() => Assert.True(double.IsNaN(F.Mean(Tensor.Zeros(0, DType.Float64)).Data.Item()));
}
