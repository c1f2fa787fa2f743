namespace DeZeroNative.Tests;

public class SigmoidCrossEntropyTests : FunctionTests<SigmoidCrossEntropyTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("a column", x => F.SigmoidCrossEntropy(x[0], Tensor.From([1, 0, 1]).To(x[0].Device)), X((3, 1))),
        new("a matrix of soft targets", x => F.SigmoidCrossEntropy(x[0], x[1]), X((2, 3)), X((2, 3), 2, 0, 1)),
        new("at 0", x => F.SigmoidCrossEntropy(x[0], Tensor.From([1, 0]).To(x[0].Device)), Tensor.From([0.0, 0])),
    ];

    [Fact]
    public void It_agrees_with_its_formula()
    {
        double[] x = [0.5, -1, 2, -3], t = [1, 0, 0.25, 1];
        double sum = x.Zip(t, (a, b) => -(b * Math.Log(1 / (1 + Math.Exp(-a))) + (1 - b) * Math.Log(1 - 1 / (1 + Math.Exp(-a))))).Sum();
        TensorAssert.Close([sum / 2], F.SigmoidCrossEntropy(Tensor.From(x, (2, 2)), Tensor.From(t, (2, 2))).Data, rtol: 1e-13);
        TensorAssert.Close([sum / 4], F.SigmoidCrossEntropy(Tensor.From(x, (4, 1)), Tensor.From(t)).Data, rtol: 1e-13);
    }

    [Fact]
    public void Integers_serve_as_targets() =>
        TensorAssert.Close(
            F.SigmoidCrossEntropy(X(2), Tensor.From([1.0, 0])).Data, F.SigmoidCrossEntropy(X(2), Tensor.From([1, 0])).Data, rtol: 1e-14);

    // DeZero has infinity in the first place.
    [Fact]
    public void Large_logits_neither_overflow_nor_lose_the_tail()
    {
        TensorAssert.Close([60], F.SigmoidCrossEntropy(Tensor.From([60.0]), Tensor.From([0.0])).Data, rtol: 1e-13);
        TensorAssert.Close([Math.Exp(-60)], F.SigmoidCrossEntropy(Tensor.From([60.0]), Tensor.From([1.0])).Data, rtol: 1e-13, atol: 0);
    }

    [Fact]
    public void It_refuses_another_number_of_targets() => Assert.Throws<ShapeException>(() => F.SigmoidCrossEntropy(X((3, 1)), X(2)));
}
