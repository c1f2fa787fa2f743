namespace DeZeroNative.Tests;

public class MinimumTests : FunctionTests<MinimumTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("equal shapes", x => F.Minimum(x[0], x[1]), X((2, 3)), X((2, 3), 2)),
        new("column beside row", x => F.Minimum(x[0], x[1]), X((2, 1)), X((1, 3), 2)),
        new("a number", x => F.Minimum(x[0], 0.5), X((2, 3))),
        new("one number beside matrix", x => F.Minimum(x[0], x[1]), X(Shape.Scalar), X((2, 2), 2)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(x => F.Minimum(x, 0.5), x => Math.Min(x, 0.5), -2, 0.5, 3);

    [Fact]
    public void Of_equal_elements_the_first_gets_the_gradient()
    {
        Variable a = new(Tensor.From([1.0, 2])), b = new(Tensor.From([1.0, 2]));
        F.Minimum(a, b).Backward();
        TensorAssert.Close([1, 1], a.Grad!.Data, rtol: 0, atol: 0);
        TensorAssert.Close([0, 0], b.Grad!.Data, rtol: 0, atol: 0);
    }

    [Fact]
    public void NaN_on_either_side_stays() =>
        TensorAssert.Close([double.NaN, double.NaN], F.Minimum(Tensor.From([double.NaN, 1]), Tensor.From([1, double.NaN])).Data);
}
