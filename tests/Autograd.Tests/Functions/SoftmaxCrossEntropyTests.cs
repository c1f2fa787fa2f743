namespace DeZeroNative.Tests;

public class SoftmaxCrossEntropyTests : FunctionTests<SoftmaxCrossEntropyTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("rows", x => F.SoftmaxCrossEntropy(x[0], Labels.To(x[0].Device)), X((3, 4))),
        new("int32 labels", x => F.SoftmaxCrossEntropy(x[0], Tensor.From([3, 0, 1]).To(x[0].Device)), X((3, 4))),
        new("one class", x => F.SoftmaxCrossEntropy(x[0], Tensor.From([0L, 0]).To(x[0].Device)), X((2, 1))),
        new("within a graph", x => F.Exp(F.SoftmaxCrossEntropy(F.Tanh(F.MatMul(x[0], x[1])), Labels.To(x[0].Device))), X((3, 2)), X((2, 4), 2)),
        new("as the book writes it", x => SimpleFunctions.SoftmaxCrossEntropy(x[0], Labels.To(x[0].Device)), X((3, 4))),
    ];

    private static Tensor Labels => Tensor.From([2L, 0, 2]);

    [Fact]
    public void It_is_what_the_book_writes()
    {
        Variable x = X((3, 4), low: -5, high: 5);
        TensorAssert.Close(SimpleFunctions.SoftmaxCrossEntropy(x, Labels).Data, F.SoftmaxCrossEntropy(x, Labels).Data, rtol: 1e-13);
    }

    [Fact]
    public void Large_logits_do_not_overflow() =>
        TensorAssert.Close([2000], F.SoftmaxCrossEntropy(Tensor.From(new double[,] { { 1000, -1000 } }), Tensor.From([1L])).Data);

    [Fact]
    public void More_classes_than_uint8_can_count_do_not_confuse_uint8_labels()
    {
        var x = new Variable(X((1, 300)));
        Variable y = F.SoftmaxCrossEntropy(x, Tensor.From(new byte[] { 255 }));
        Variable gx = Autograd.Grad(y, x, createGraph: true)!;
        TensorAssert.Close(Autograd.Grad(y, x)!.Data, gx.Data, rtol: 1e-12, atol: 1e-15);
    }

    [Fact]
    public void It_refuses_labels_that_do_not_fit()
    {
        Assert.Throws<ShapeException>(() => F.SoftmaxCrossEntropy(X((3, 4)), Tensor.From([0L, 1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.SoftmaxCrossEntropy(X((1, 4)), Tensor.From([4L])));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.SoftmaxCrossEntropy(X((1, 4)), Tensor.From([-1L])));
        Assert.Throws<DTypeException>(() => F.SoftmaxCrossEntropy(X((1, 4)), Tensor.From([0.0])));
    }
}
