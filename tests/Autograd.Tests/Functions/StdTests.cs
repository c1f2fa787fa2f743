namespace DeZeroNative.Tests;

public class StdTests : FunctionTests<StdTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("of all", x => F.Std(x[0]), X((2, 3))),
        new("over an axis, kept", x => F.Std(x[0], 1, keepDims: true), X((2, 3))),
        new("unbiased over an axis", x => F.Std(x[0], -1, ddof: 1), X((2, 3))),
    ];

    [Fact]
    public void It_is_the_root_of_the_variance()
    {
        AgreesOverAxes((x, axes, keepDims) => F.Std(x, axes, keepDims), xs => Math.Sqrt(xs.Sum(x => Math.Pow(x - xs.Average(), 2)) / xs.Count));
        TensorAssert.Close([Math.Sqrt(2)], F.Std(Tensor.From([1.0, 3]), ddof: 1).Data, rtol: 1e-14);
    }
}
