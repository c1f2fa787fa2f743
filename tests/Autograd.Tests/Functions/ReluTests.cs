namespace DeZeroNative.Tests;

public class ReluTests : FunctionTests<ReluTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("on both sides of 0", x => F.Relu(x[0]), X((3, 4))),
        new("one number", x => F.Relu(x[0]), X(Shape.Scalar, low: 1)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Relu, x => Math.Max(x, 0), 0.5, -0.5, 0, 1e9, -1e9);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Its_gradient_at_0_is_0(bool createGraph)
    {
        var x = new Variable(Tensor.From([-2.0, 0, 3]));
        F.Relu(x).Backward(createGraph: createGraph);
        TensorAssert.Close([0, 0, 1], x.Grad!.Data, rtol: 0, atol: 0);
    }
}
