namespace DeZeroNative.Tests;

public class Log10Tests : FunctionTests<Log10Tests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("where it is smooth", x => F.Log10(x[0]), Tensor.From([0.2, 0.7, 1.5, 4.0])),
        new("one number", x => F.Log10(x[0]), Tensor.Scalar(0.4)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Log10, Math.Log10, 0.5, 1, 8, 100);
}
