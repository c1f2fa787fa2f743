namespace DeZeroNative.Tests;

public class BinaryCrossEntropyWithLogitsTests : FunctionTests<BinaryCrossEntropyWithLogitsTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("mean", x => F.BinaryCrossEntropyWithLogits(x[0], x[1]), X((2, 3)), X((2, 3), 2, 0, 1)),
        new("each", x => F.BinaryCrossEntropyWithLogits(x[0], x[1], Reduction.None), X((2, 3)), X((2, 3), 2, 0, 1)),
        new(
            "with weights", x => F.BinaryCrossEntropyWithLogits(x[0], x[1], Reduction.Sum, Tensor.From([2.0, 3, 0.5]).To(x[0].DType).To(x[0].Device)),
            X((2, 3)), X((2, 3), 2, 0, 1)),
    ];

    [Fact]
    public void It_agrees_with_its_formula()
    {
        double[] x = [0.5, -1.5, 3], t = [1, 0, 0.25];
        double[] each = [.. x.Zip(t, (v, w) => -(w * Math.Log(1 / (1 + Math.Exp(-v))) + (1 - w) * Math.Log(1 - 1 / (1 + Math.Exp(-v)))))];
        TensorAssert.Close(each, F.BinaryCrossEntropyWithLogits(Tensor.From(x), Tensor.From(t), Reduction.None).Data, rtol: 1e-13);
        TensorAssert.Close([each.Average()], F.BinaryCrossEntropyWithLogits(Tensor.From(x), Tensor.From(t)).Data, rtol: 1e-13);
        TensorAssert.Close(
            [3 * each[0]], F.BinaryCrossEntropyWithLogits(Tensor.From([x[0]]), Tensor.From([1.0]), positiveWeight: Tensor.Scalar(3.0)).Data, rtol: 1e-13);
    }

    [Fact]
    public void DeZeros_form_divides_by_rows_instead_of_elements()
    {
        Variable x = X((4, 3)), t = X((4, 3), 2, 0, 1);
        TensorAssert.Close((F.SigmoidCrossEntropy(x, t) / 3.0).Data, F.BinaryCrossEntropyWithLogits(x, t).Data, rtol: 1e-13);
    }

    [Fact]
    public void Large_logits_do_not_overflow() =>
        TensorAssert.Equal([1000, 0, 0], F.BinaryCrossEntropyWithLogits(Tensor.From([1000.0, 1000, -1000]), Tensor.From([0.0, 1, 0]), Reduction.None).Data);

    [Fact]
    public void It_refuses_shapes_that_differ() => Assert.Throws<ShapeException>(() => F.BinaryCrossEntropyWithLogits(X(3), X((3, 1))));
}
