namespace DeZeroNative.Tests;

public class LinearTests : FunctionTests<LinearTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("with bias", x => F.Linear(x[0], x[1], x[2]), X((2, 3)), X((3, 4), 2), X(4, 3)),
        new("without bias", x => F.Linear(x[0], x[1]), X((2, 3)), X((3, 4), 2)),
        new("three axes", x => F.Linear(x[0], x[1], x[2]), X((2, 2, 3)), X((3, 2), 2), X(2, 3)),
        new("a vector", x => F.Linear(x[0], x[1], x[2]), X(3), X((3, 2), 2), X(2, 3)),
        new("as the book writes it", x => SimpleFunctions.Linear(x[0], x[1], x[2]), X((2, 3)), X((3, 4), 2), X(4, 3)),
    ];

    [Fact]
    public void It_is_what_the_book_writes()
    {
        Tensor x = X((5, 3)), w = X((3, 4), 2), b = X(4, 3);
        TensorAssert.Close(SimpleFunctions.Linear(x, w, b).Data, F.Linear(x, w, b).Data, rtol: 1e-13);
        TensorAssert.Close(SimpleFunctions.Linear(x, w).Data, F.Linear(x, w).Data, rtol: 1e-13);
    }

    [Fact]
    public void It_refuses_a_bias_of_another_size() => Assert.Throws<ShapeException>(() => F.Linear(X((2, 3)), X((3, 4)), X(3)));
}
