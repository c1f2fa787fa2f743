namespace DeZeroNative.Tests;

public class NllTests : FunctionTests<NllTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("mean", x => F.Nll(x[0], Labels.To(x[0].Device)), X((3, 4))),
        new("sum", x => F.Nll(x[0], Labels.To(x[0].Device), Reduction.Sum), X((3, 4))),
        new("each, of a softmax", x => F.Nll(F.LogSoftmax(x[0]), Labels.To(x[0].Device), Reduction.None), X((3, 4))),
    ];

    private static Tensor Labels => Tensor.From([2L, 0, 2]);

    [Fact]
    public void It_is_minus_the_element_at_the_label()
    {
        Tensor x = Tensor.From(new double[,] { { -1, -2, -3 }, { -4, -5, -6 } });
        TensorAssert.Close(Tensor.From([3.0, 4]), F.Nll(x, Tensor.From([2L, 0]), Reduction.None).Data);
        TensorAssert.Close(Tensor.Scalar(3.5), F.Nll(x, Tensor.From([2, 0])).Data);
    }

    [Fact]
    public void Of_a_log_softmax_it_is_the_cross_entropy() =>
        TensorAssert.Close(F.SoftmaxCrossEntropy(X((3, 4)), Labels).Data, F.Nll(F.LogSoftmax(X((3, 4))), Labels).Data, rtol: 1e-13);

    [Fact]
    public void It_refuses_labels_that_do_not_fit()
    {
        Assert.Throws<ShapeException>(() => F.Nll(X((3, 4)), Tensor.From([0L])));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.Nll(X((1, 4)), Tensor.From([4L])));
    }
}
