namespace DeZeroNative.Tests;

public class SigmoidTests : FunctionTests<SigmoidTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrix", x => F.Sigmoid(x[0]), X((2, 3))),
        new("one number", x => F.Sigmoid(x[0]), X(Shape.Scalar)),
        new("as the book writes it", x => SimpleFunctions.Sigmoid(x[0]), X((2, 3))),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Sigmoid, x => 1 / (1 + Math.Exp(-x)), 0.5, -0.5, 0, 30, -30);

    [Fact]
    public void It_does_not_overflow() => TensorAssert.Close([0, 1], F.Sigmoid(Tensor.From([-1000.0, 1000])).Data, rtol: 0, atol: 0);

    [Fact]
    public void It_is_what_the_book_writes()
    {
        Variable x = X((3, 4), low: -5, high: 5);
        TensorAssert.Close(SimpleFunctions.Sigmoid(x).Data, F.Sigmoid(x).Data, rtol: 1e-13, atol: 0);
    }
}
