namespace DeZeroNative.Tests;

public class AccuracyTests
{
    private static readonly Tensor s_scores = Tensor.From(new double[,] { { 0.1, 0.8, 0.1 }, { 0.7, 0.2, 0.1 }, { 0.2, 0.3, 0.5 } });

    [Fact]
    public void It_is_the_part_of_rows_that_are_right()
    {
        Variable y = F.Accuracy(s_scores, Tensor.From([1L, 0, 0]));
        TensorAssert.Close(Tensor.Scalar(2.0 / 3), y.Data, rtol: 1e-15);
        TensorAssert.Close([1], F.Accuracy(s_scores, Tensor.From(new[,] { { 1 }, { 0 }, { 2 } })).Data);
    }

    [Fact]
    public void It_is_a_constant() => Assert.Throws<InvalidOperationException>(() => F.Accuracy(new Variable(s_scores), Tensor.From([1L, 0, 0])).Backward());

    [Fact]
    public void It_refuses_labels_that_do_not_fit() => Assert.Throws<ShapeException>(() => F.Accuracy(s_scores, Tensor.From([1L, 0])));
}
