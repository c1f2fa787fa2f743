namespace DeZeroNative.Tests;

public class TopKTests : FunctionTests<TopKTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("the largest", x => F.TopK(x[0], 2).Values, X((2, 4))),
        new("the smallest over the first axis", x => F.TopK(x[0], 1, 0, largest: false).Values, X((3, 2))),
        new("nonlinear behind it", x => F.TopK(F.Square(x[0]), 2, 1).Values, X((2, 3))),
    ];

    [Fact]
    public void Values_and_positions_are_those_of_tensors()
    {
        Tensor x = X((3, 5));
        (Variable y, Tensor index) = F.TopK(x, 2);
        TensorAssert.Equal(x.TopK(2).Values, y.Data);
        TensorAssert.Equal(x.TopK(2).Indices, index);
    }

    [Fact]
    public void What_was_not_taken_has_no_gradient()
    {
        var x = new Variable(Tensor.From([3.0, 1, 4, 2]));
        Variable y = F.TopK(x, 2).Values;
        TensorAssert.Equal([20, 0, 10, 0], Autograd.Grad([y], [x], [Tensor.From([10.0, 20])])[0]!.Data);
    }
}
