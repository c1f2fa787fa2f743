namespace DeZeroNative.Tests;

public class MoveAxisTests
{
    [Fact]
    public void Axes_move_and_the_others_stay_in_order()
    {
        Tensor x = Tensor.Arange(120).Reshape((2, 3, 4, 5));

        TensorAssert.HasShape((3, 4, 5, 2), x.MoveAxis(0, -1));
        TensorAssert.HasShape((5, 2, 3, 4), x.MoveAxis(-1, 0));
        TensorAssert.HasShape((4, 5, 3, 2), x.MoveAxis([0, 1], [-1, 2]));
        TensorAssert.Equal(x.Transpose(1, 2, 3, 0), x.MoveAxis(0, 3));
        TensorAssert.Equal(x, x.MoveAxis(default, default));
        TensorAssert.Equal(x, x.MoveAxis(new Axes(), new Axes()));
        Assert.Same(x.Storage, x.MoveAxis(0, 1).Storage);
    }

    [Fact]
    public void Every_source_needs_a_place()
    {
        Tensor x = Tensor.Zeros((2, 3));

        Assert.Equal("[move_axis] 2 axes to 1 places", Assert.Throws<ArgumentException>(() => x.MoveAxis([0, 1], 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => x.MoveAxis(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.MoveAxis([0, 1], [1, -1]));
    }
}
