namespace DeZeroNative.Tests;

public class FlipTests
{
    [Theory, OnEachDevice]
    public void The_order_along_axes_is_reversed(string device)
    {
        foreach (LayoutCase x in Layouts.Of(Tensor.Arange(6).Reshape((2, 3)).On(device)))
        {
            TensorAssert.Equal([5, 4, 3, 2, 1, 0], x.Tensor.Flip());
            TensorAssert.Equal([3, 4, 5, 0, 1, 2], x.Tensor.Flip(0));
            TensorAssert.Equal([2, 1, 0, 5, 4, 3], x.Tensor.Flip(-1));
            TensorAssert.Equal(x.Tensor, x.Tensor.Flip([0, 1]).Flip());
        }
    }

    [Fact]
    public void It_is_a_view()
    {
        Tensor x = Tensor.Arange(4);

        x.Flip().Fill(9, 0);

        TensorAssert.Equal([0, 1, 2, 9], x);
    }

    [Fact]
    public void Nothing_and_a_number_stay_what_they_are()
    {
        TensorAssert.HasShape((0, 3), Tensor.Zeros((0, 3)).Flip());
        TensorAssert.Equal(Tensor.Scalar(3f), Tensor.Scalar(3f).Flip());
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Zeros(3).Flip(1));
    }
}
