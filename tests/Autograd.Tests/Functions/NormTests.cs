namespace DeZeroNative.Tests;

public class NormTests : FunctionTests<NormTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        .. OverAxes("norm", (x, axes, keepDims) => F.Norm(x, axes, keepDims)),
        .. OverAxes("norm of order 1", (x, axes, keepDims) => F.Norm(x, axes, keepDims, order: 1)),
        .. OverAxes("norm of order 3", (x, axes, keepDims) => F.Norm(x, axes, keepDims, order: 3)),
        .. OverAxes("norm of order infinity", (x, axes, keepDims) => F.Norm(x, axes, keepDims, order: double.PositiveInfinity)),
    ];

    [Fact]
    public void It_agrees_with_its_formula_over_any_axes()
    {
        AgreesOverAxes((x, axes, keepDims) => F.Norm(x, axes, keepDims), xs => Math.Sqrt(xs.Sum(x => x * x)));
        AgreesOverAxes((x, axes, keepDims) => F.Norm(x, axes, keepDims, 1), xs => xs.Sum(Math.Abs));
        AgreesOverAxes((x, axes, keepDims) => F.Norm(x, axes, keepDims, 2.5), xs => Math.Pow(xs.Sum(x => Math.Pow(Math.Abs(x), 2.5)), 0.4));
        AgreesOverAxes((x, axes, keepDims) => F.Norm(x, axes, keepDims, double.PositiveInfinity), xs => xs.Max(Math.Abs));
    }

    [Fact]
    public void An_order_that_is_none_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => F.Norm(X(3), order: 0));
}
