namespace DeZeroNative.Tests;

public class LogSumExpTests : FunctionTests<LogSumExpTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases => [.. OverAxes("log of sum", (x, axes, keepDims) => F.LogSumExp(x, axes, keepDims))];

    [Fact]
    public void It_agrees_with_its_formula_over_any_axes() => AgreesOverAxes((x, axes, keepDims) => F.LogSumExp(x, axes, keepDims), xs => Math.Log(xs.Sum(Math.Exp)));

    [Fact]
    public void It_does_not_overflow() =>
        TensorAssert.Close([1000 + Math.Log(2), -1000], F.LogSumExp(Tensor.From(new double[,] { { 1000, 1000 }, { -1000, -2000 } }), 1).Data, rtol: 1e-14);

    [Fact]
    public void Infinities_are_no_obstacle()
    {
        double inf = double.PositiveInfinity;
        TensorAssert.Close([-inf, inf, 1], F.LogSumExp(Tensor.From(new[,] { { -inf, -inf }, { inf, 1 }, { -inf, 1 } }), 1).Data);
    }
}
