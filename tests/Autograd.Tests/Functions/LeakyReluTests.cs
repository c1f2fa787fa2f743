namespace DeZeroNative.Tests;

public class LeakyReluTests : FunctionTests<LeakyReluTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("slope 0.2", x => F.LeakyRelu(x[0]), X((3, 4))),
        new("slope 0.01", x => F.LeakyRelu(x[0], 0.01), X((3, 4))),
        new("negative slope", x => F.LeakyRelu(x[0], -0.5), X(4)),
    ];

    [Fact]
    public void It_agrees_with_its_formula()
    {
        Agrees(x => F.LeakyRelu(x), x => x > 0 ? x : 0.2 * x, 0.5, -0.5, 0, 1e9, -1e9);
        Agrees(x => F.LeakyRelu(x, 0.01), x => x > 0 ? x : 0.01 * x, 0.5, -0.5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Its_gradient_at_0_is_the_slope(bool createGraph)
    {
        var x = new Variable(Tensor.From([-2.0, 0, 3]));
        F.LeakyRelu(x, 0.3).Backward(createGraph: createGraph);
        TensorAssert.Close([0.3, 0.3, 1], x.Grad!.Data, rtol: 0, atol: 0);
    }
}
