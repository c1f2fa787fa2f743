namespace DeZeroNative.Tests;

public class MinTests : FunctionTests<MinTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases => [.. OverAxes("min", (x, axes, keepDims) => F.Min(x, axes, keepDims))];

    [Fact]
    public void It_agrees_with_its_formula_over_any_axes() => AgreesOverAxes((x, axes, keepDims) => F.Min(x, axes, keepDims), xs => xs.Min());

    // DeZero's rule; PyTorch would share the gradient out.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_tie_gets_the_whole_gradient(bool keepDims)
    {
        var x = new Variable(Tensor.From(new double[,] { { 1, 1, 3 }, { 2, 3, 2 } }));
        Variable y = F.Min(x, 1, keepDims);
        Variable gx = Autograd.Grad([y], [x], [Tensor.From([10.0, 20], y.Shape)])[0]!;
        TensorAssert.Close([10, 10, 0, 20, 0, 20], gx.Data, rtol: 0, atol: 0);
    }

    [Fact]
    public void There_is_none_of_nothing() => Assert.Throws<ShapeException>(() => F.Min(Tensor.Zeros((2, 0)), 1));

    [Fact]
    public void A_variable_has_it_as_a_member() => TensorAssert.Equal(F.Min(X((2, 3)), 1).Data, new Variable(X((2, 3))).Min(1).Data);
}
