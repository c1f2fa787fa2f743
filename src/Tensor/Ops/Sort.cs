namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// The elements in order along an axis, and where each stood, int64. Equal elements keep their order, also in falling
    /// order. NaN counts as the largest: last in rising order, first in falling order.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public (Tensor Values, Tensor Indices) Sort(int axis = -1, bool descending = false)
    {
        int k = Shape.NormalizeAxis(axis, "sort");
        return FirstInOrder(k, Shape[k], descending);
    }

    /// <summary>The elements in rising order along an axis, without their places.</summary>
    private Tensor InOrder(int axis)
    {
        (Tensor values, Tensor indices) = FirstInOrder(axis, Shape[axis], descending: false);
        indices.Dispose();
        return values;
    }

    /// <summary>The first elements in order along an axis, and where they stood.</summary>
    private (Tensor Values, Tensor Indices) FirstInOrder(int axis, long count, bool descending)
    {
        using Tensor dense = ContiguousView(), lines = dense.FoldAround(axis);
        Layout layout = Layout.Contiguous(Shape.With(axis, count));
        Tensor values = Allocate(layout, DType, Device), indices = Allocate(layout, DType.Int64, Device);
        using Tensor y = values.FoldAround(axis), index = indices.FoldAround(axis);
        Backend.Sort(lines, descending, y, index);
        return (values, indices);
    }
}
