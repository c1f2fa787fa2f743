namespace DeZeroNative.Tests;

public class StackedGatesTests : FunctionTests<StackedGatesTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases => [new("two gates", x => new StackedGatesFunction().Apply([.. x])[0], X((3, 2)), X((3, 2), 2))];

    [Fact]
    public void It_lays_gates_one_below_the_other()
    {
        Tensor a = X((3, 2)), b = X((3, 2), 2);
        TensorAssert.Equal(Tensor.Concat([a.T, b.T]), new StackedGatesFunction().Apply(a, b)[0].Data);
    }

    [Fact]
    public void It_notes_that_a_pass_came_through()
    {
        var function = new StackedGatesFunction();
        Variable y = function.Apply(new Variable(X((3, 2))))[0];
        Assert.False(function.IsSpent);
        F.Sum(y).Backward();
        Assert.True(function.IsSpent);
    }
}
