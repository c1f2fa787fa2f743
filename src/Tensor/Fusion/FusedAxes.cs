namespace DeZeroNative;

/// <summary>The axes along which inputs of a fused expression are walked in the row-major order of its result.</summary>
internal static class FusedAxes
{
    /// <summary>
    /// Writes the lengths of the axes and the steps of each input along them, <see cref="Shape.MaxRank"/> places per input, 0 along axes
    /// where it is broadcast. Axes of size 1 are dropped, and axes that all inputs cross without a gap are merged.
    /// </summary>
    /// <returns>The number of axes.</returns>
    internal static int Join(in Shape shape, ReadOnlySpan<Operand> inputs, Span<long> sizes, Span<long> strides)
    {
        int rank = 0;
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            long size = shape.Sizes[axis];
            if (size == 1) continue;
            bool joins = rank > 0;
            for (int k = 0; k < inputs.Length && joins; k++)
                joins = inputs[k].Tensor is not { } x || strides[k * Shape.MaxRank + rank - 1] == size * Step(x, shape, axis);
            if (joins) sizes[rank - 1] *= size;
            else sizes[rank++] = size;
            for (int k = 0; k < inputs.Length; k++)
                strides[k * Shape.MaxRank + rank - 1] = inputs[k].Tensor is { } x ? Step(x, shape, axis) : 0;
        }
        return rank;
    }

    private static long Step(Tensor x, in Shape shape, int axis)
    {
        int own = axis - (shape.Rank - x.Rank);
        return own < 0 || x.Shape.Sizes[own] == 1 ? 0 : x.Layout.Strides[own];
    }
}
