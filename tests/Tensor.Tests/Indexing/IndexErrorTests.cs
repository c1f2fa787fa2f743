namespace DeZeroNative.Tests;

public class IndexErrorTests
{
    private static readonly Tensor s_x = Tensor.Arange(12).Reshape((3, 4));

    [Fact]
    public void A_position_outside_its_axis_is_named_with_the_shape()
    {
        Says<ArgumentOutOfRangeException>("[index] index 4 is out of range for axis 1 of shape (3, 4)", () => s_x[0, 4]);
        Says<ArgumentOutOfRangeException>("[index] index -4 is out of range for axis 0 of shape (3, 4)", () => s_x[-4]);
        Says<ArgumentOutOfRangeException>("[index] index ^0 is out of range for axis 0 of shape (3, 4)", () => s_x[^0]);
        Says<ArgumentOutOfRangeException>("[index] index 0 is out of range for axis 0 of shape (0,)", () => Tensor.Zeros(0)[0]);
    }

    [Fact]
    public void A_listed_position_outside_its_axis_is_named()
    {
        Says<ArgumentOutOfRangeException>("[index] index 3 is out of range for axis 0 of shape (3, 4)", () => s_x[new[] { 0, 3, 1 }]);
        Says<ArgumentOutOfRangeException>("[index] index -5 is out of range for axis 1 of shape (3, 4)", () => s_x[.., new[] { 0, -5 }]);
    }

    [Fact]
    public void More_positions_than_axes_are_refused()
    {
        Says<ArgumentOutOfRangeException>("[index] [0, 1:, ..., 0] indexes 3 axes of shape (3, 4)", () => s_x[0, 1.., TensorIndex.Ellipsis, 0]);
        Says<ArgumentOutOfRangeException>("[index] [0] indexes 1 axes of shape ()", () => Tensor.Scalar(1f)[0]);
    }

    [Fact]
    public void Two_ellipses_are_refused() =>
        Says<ArgumentException>("[index] [..., 0, ...] has more than one ellipsis", () => s_x[TensorIndex.Ellipsis, 0, TensorIndex.Ellipsis]);

    [Fact]
    public void A_mask_must_fit_its_axes()
    {
        Says<ShapeException>("[index] a mask of shape (4,) does not fit axis 0 of shape (3, 4)", () => s_x[new[] { true, true, true, true }]);
        Says<ShapeException>("[index] a mask of shape (4, 3) does not fit axes 0 to 1 of shape (3, 4)", () => s_x[Tensor.Zeros((4, 3), DType.Bool)]);
    }

    [Fact]
    public void Arrays_must_broadcast_together() =>
        Says<ShapeException>("[index] shapes do not broadcast: (2,) and (3,)", () => s_x[new[] { 0, 1 }, new[] { 0, 1, 2 }]);

    [Fact]
    public void Real_numbers_are_no_positions() =>
        Says<DTypeException>("[index] an index tensor must hold integers or truth values, got float32", () => s_x[Tensor.From([1f])]);

    [Fact]
    public void More_axes_than_a_shape_holds_are_refused()
    {
        Tensor deep = Tensor.Zeros([1, 1, 1, 1, 1, 1, 1, 1]);

        Says<ShapeException>("[index] the result has more than 8 axes", () => deep[TensorIndex.NewAxis]);
        Says<ShapeException>("[index] the result has more than 8 axes", () => deep[Tensor.Zeros((1, 1), DType.Int64)]);
    }

    [Fact]
    public void A_value_that_does_not_broadcast_is_refused()
    {
        Tensor x = s_x.Clone();

        Says<ShapeException>("[index] shapes do not broadcast: (2,) and (3,)", () => x[.., 0] = Tensor.Ones(2));
        Says<ShapeException>("[index] shape (2, 4) does not broadcast to (4,)", () => x[0] = Tensor.Ones((2, 4)));
        TensorAssert.Equal(s_x, x);
    }

    [Fact]
    public void Repeated_elements_are_not_written_to()
    {
        Tensor x = Tensor.Zeros(3).BroadcastTo((2, 3));

        Says<InvalidOperationException>(
            "[index] the tensor of shape (2, 3) repeats its elements along axis 0; call Clone() before writing to it", () => x[0] = Tensor.Ones(3));
        Assert.Throws<InvalidOperationException>(() => x.Fill(1, new[] { 0 }));
    }

    private static void Says<TException>(string message, Func<object?> action) where TException : Exception =>
        Assert.StartsWith(message, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);
}
