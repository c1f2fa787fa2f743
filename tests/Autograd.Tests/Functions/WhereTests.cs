namespace DeZeroNative.Tests;

public class WhereTests : FunctionTests<WhereTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("equal shapes", x => F.Where(Condition.To(x[0].Device), x[0], x[1]), X((2, 3)), X((2, 3), 2)),
        new("condition stretched", x => F.Where(Tensor.From([true, false, true]).To(x[0].Device), x[0], x[1]), X((2, 3)), X((2, 1), 2)),
        new("condition larger than both", x => F.Where(Condition.To(x[0].Device), x[0], x[1]), X(3), X(Shape.Scalar, 2)),
        new("a number on the right", x => F.Where(Condition.To(x[0].Device), x[0], 3), X((2, 3))),
        new("a number on the left", x => F.Where(Condition.To(x[0].Device), 3, x[0]), X((2, 3))),
        new("nonlinear branches", x => F.Where(Condition.To(x[0].Device), F.Exp(x[0]), F.Sin(x[0])), X((2, 3))),
    ];

    private static Tensor Condition => Tensor.From(new[,] { { true, false, true }, { false, false, true } });

    [Fact]
    public void It_chooses_element_by_element() =>
        TensorAssert.Close([1, 20, 3, 40, 50, 6], F.Where(Condition, Tensor.From(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }), Tensor.From(new double[,] { { 10, 20, 30 }, { 40, 50, 60 } })).Data);

    [Fact]
    public void An_infinite_gradient_of_the_branch_not_taken_leaves_no_NaN()
    {
        Variable a = new(Tensor.From([1.0, 2])), b = new(Tensor.From([3.0, 4]));
        Variable y = F.Where(Tensor.From([false, true]), a, b);
        Variable?[] gxs = Autograd.Grad([y], [a, b], [Tensor.From([double.PositiveInfinity, 1])]);
        TensorAssert.Close([0, 1], gxs[0]!.Data);
        TensorAssert.Close([double.PositiveInfinity, 0], gxs[1]!.Data);
    }
}
