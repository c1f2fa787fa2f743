namespace DeZeroNative.Tests;

public class Log2Tests : FunctionTests<Log2Tests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("where it is smooth", x => F.Log2(x[0]), Tensor.From([0.2, 0.7, 1.5, 4.0])),
        new("one number", x => F.Log2(x[0]), Tensor.Scalar(0.4)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Log2, Math.Log2, 0.5, 1, 8, 100);
}
