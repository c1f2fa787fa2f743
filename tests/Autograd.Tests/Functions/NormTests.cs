namespace DeZeroNative.Tests;

public class NormTests : FunctionTests<NormTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases => [.. OverAxes("norm", (x, axes, keepDims) => F.Norm(x, axes, keepDims))];

    [Fact]
    public void It_agrees_with_its_formula_over_any_axes() => AgreesOverAxes((x, axes, keepDims) => F.Norm(x, axes, keepDims), xs => Math.Sqrt(xs.Sum(x => x * x)));


}
