namespace DeZeroNative.Tests;

public class LogSigmoidTests : FunctionTests<LogSigmoidTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases => [new("on both sides of 0", x => F.LogSigmoid(x[0]), X((3, 4)))];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.LogSigmoid, x => -Math.Log(1 + Math.Exp(-x)), 0.5, -0.5, 0, 5, -30);

    [Fact]
    public void Large_numbers_do_not_overflow() => TensorAssert.Equal([0, -1000], F.LogSigmoid(Tensor.From([1000.0, -1000])).Data.Abs() * Tensor.From([1.0, -1]));
}
