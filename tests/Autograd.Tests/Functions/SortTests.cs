namespace DeZeroNative.Tests;

public class SortTests : FunctionTests<SortTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("the last axis", x => F.Sort(x[0]).Values, X((2, 4))),
        new("the first axis, falling", x => F.Sort(x[0], 0, descending: true).Values, X((3, 2))),
        new("nonlinear behind it", x => F.Sort(F.Square(x[0]), 1).Values, X((2, 3))),
    ];

    [Fact]
    public void Values_and_positions_are_those_of_tensors()
    {
        Tensor x = X((3, 5));
        (Variable y, Tensor index) = F.Sort(x, 0);
        TensorAssert.Equal(x.Sort(0).Values, y.Data);
        TensorAssert.Equal(x.ArgSort(0), index);
    }

    [Fact]
    public void The_gradient_goes_back_to_where_the_element_stood()
    {
        var x = new Variable(Tensor.From([3.0, 1, 3, 2]));
        Variable y = F.Sort(x, descending: true).Values;
        TensorAssert.Equal([10, 40, 20, 30], Autograd.Grad([y], [x], [Tensor.From([10.0, 20, 30, 40])])[0]!.Data);
    }
}
