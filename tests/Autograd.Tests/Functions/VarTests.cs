namespace DeZeroNative.Tests;

public class VarTests : FunctionTests<VarTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        .. OverAxes("variance", (x, axes, keepDims) => F.Var(x, axes, keepDims)),
        new("unbiased of all", x => F.Var(x[0], ddof: 1), X((2, 3))),
        new("unbiased over an axis", x => F.Var(x[0], 1, ddof: 1), X((2, 3))),
    ];

    [Fact]
    public void It_agrees_with_its_formula_over_any_axes() => AgreesOverAxes((x, axes, keepDims) => F.Var(x, axes, keepDims), xs => Squares(xs) / xs.Count);

    [Fact]
    public void It_is_unbiased_on_demand() =>
        TensorAssert.Close(Naive.Reduce(X((2, 3)), [1], false, xs => Squares(xs) / (xs.Count - 1)), F.Var(X((2, 3)), 1, ddof: 1).Data, rtol: 1e-13);

    private static double Squares(IReadOnlyList<double> xs) => xs.Sum(x => Math.Pow(x - xs.Average(), 2));
}
