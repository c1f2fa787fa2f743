namespace DeZeroNative.TestKit;

/// <summary>
/// The same elements under every layout that a kernel has to read:
/// <code>
///   dense        a b c d e f
///   transposed   a d b e c f              strides swapped
///   strided      . a . b . c . d . e . f  every second element of a larger tensor, from an offset
///   reversed     f e d c b a              negative strides
///   broadcast    a                        stride 0, where an axis repeats itself
/// </code>
/// </summary>
public static class Layouts
{
    /// <summary>
    /// The elements of <paramref name="dense"/> in each layout that can hold them, on its device. What lies between them is NaN or large.
    /// </summary>
    public static IEnumerable<LayoutCase> Of(Tensor dense)
    {
        ArgumentNullException.ThrowIfNull(dense);
        yield return new("dense", dense.Contiguous());
        if (dense.Rank > 1) yield return new("transposed", Transposed(dense));
        if (dense.Rank > 0)
        {
            yield return new("strided", Spaced(dense, reversed: false));
            yield return new("reversed", Spaced(dense, reversed: true));
        }
        if (Broadcast(dense) is { } broadcast) yield return new("broadcast", broadcast);
    }

    /// <summary>The elements with the storage in the order of the transpose.</summary>
    public static Tensor Transposed(Tensor dense)
    {
        ArgumentNullException.ThrowIfNull(dense);
        return dense.Transpose().Clone().Transpose();
    }

    /// <summary>The elements at every second place of each axis of a larger tensor, from the second place on, or from the end backwards.</summary>
    public static Tensor Spaced(Tensor dense, bool reversed = false)
    {
        ArgumentNullException.ThrowIfNull(dense);
        long[] sizes = [.. dense.Shape.Select(n => 2 * n + 1)];
        Tensor large = Tensor.Full(new Shape(sizes), dense.DType.IsFloat() ? double.NaN : 99, dense.DType, dense.Device);
        var strides = new long[dense.Rank];
        long offset = 0;
        for (int i = 0; i < strides.Length; i++)
        {
            bool backwards = reversed && dense.Shape[i] > 0;
            strides[i] = (backwards ? -2 : 2) * large.Strides[i];
            offset += (backwards ? 2 * dense.Shape[i] - 1 : 1) * large.Strides[i];
        }
        Tensor view = large.View(Layout.Strided(dense.Shape, strides), offset);
        view.CopyFrom(dense);
        return view;
    }

    /// <summary>The elements with stride 0 along the axes that repeat one slice; null where there is no such axis.</summary>
    public static Tensor? Broadcast(Tensor dense)
    {
        ArgumentNullException.ThrowIfNull(dense);
        if (dense.Size == 0) return null;
        double[] values = Values.Of(dense);
        Layout layout = Layout.Contiguous(dense.Shape);
        var sizes = dense.Shape.ToArray();
        for (int axis = 0; axis < sizes.Length; axis++)
            if (sizes[axis] > 1 && Repeats(values, layout.Strides[axis], sizes[axis])) sizes[axis] = 1;
        if (new Shape(sizes) == dense.Shape) return null;
        // The first slice of every repeating axis, stretched.
        Tensor first = dense.View(Layout.Strided(new Shape(sizes), dense.Strides)).Clone();
        return first.BroadcastTo(dense.Shape);
    }

    private static bool Repeats(double[] values, long stride, long size)
    {
        for (long i = 0; i < values.Length; i++)
        {
            long position = i / stride % size;
            if (!values[i].Equals(values[i - position * stride])) return false;
        }
        return true;
    }
}
