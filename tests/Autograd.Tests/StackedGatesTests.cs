namespace DeZeroNative.Tests;

public class StackedGatesTests : FunctionTests<StackedGatesTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("two gates for x", x => Stack(x).Input, Operands()),
        new("two gates for h", x => Stack(x).Hidden, Operands()),
        new("two biases", x => Stack(x).InputBias!, Operands()),
        new("all at once", x => F.Sum(Stack(x).Input * 2) + F.Sum(F.Tanh(Stack(x).Hidden)) + F.Sum(F.Sin(Stack(x).InputBias!)), Operands()),
    ];

    [Fact]
    public void It_lays_gates_one_below_the_other()
    {
        Tensor[] x = Operands();
        RecurrentWeights weights = Stack([.. x.Select(tensor => (Variable)tensor)]);
        TensorAssert.Equal(Tensor.Concat([x[0].T, x[1].T]), weights.Input.Data);
        TensorAssert.Equal(Tensor.Concat([x[2].T, x[3].T]), weights.Hidden.Data);
        TensorAssert.Equal(Tensor.Concat([x[4], x[5]]), weights.InputBias!.Data);
    }

    [Fact]
    public void It_notes_that_a_pass_came_through()
    {
        var function = new StackedGatesFunction(1);
        RecurrentWeights weights = function.Stack([new Variable(X((3, 2)))], [new Variable(X((2, 2)))], []);
        Assert.Null(weights.InputBias);
        Assert.False(function.IsSpent);
        F.Sum(weights.Input).Backward();
        Assert.True(function.IsSpent);
    }

    private static Tensor[] Operands() => [X((3, 2)), X((3, 2), 2), X((2, 2), 3), X((2, 2), 4), X((2, 1), 5).Squeeze(), X((2, 1), 6).Squeeze()];

    private static RecurrentWeights Stack(IReadOnlyList<Variable> x) => new StackedGatesFunction(2).Stack([x[0], x[1]], [x[2], x[3]], [x[4], x[5]]);
}
