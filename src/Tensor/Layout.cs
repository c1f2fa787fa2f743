using System.Diagnostics;

namespace DeZeroNative;

/// <summary>
/// How the elements of a tensor lie in its storage: shape, and per axis the distance in elements between neighbours.
/// Immutable and shared between tensors; the offset of the first element belongs to the tensor.
/// <code>
///   storage: . . a b c . . d e f . .     shape (2, 3), strides (5, 1), offset 2
/// </code>
/// </summary>
[DebuggerDisplay("{Shape} strides {StridesText,nq}")]
internal sealed class Layout
{
    internal static readonly Layout Scalar = Contiguous(default);

    private readonly Extents _strides;

    private Layout(in Shape shape, in Extents strides)
    {
        Shape = shape;
        Size = shape.Size;
        _strides = strides;
        IsContiguous = HasRowMajorStrides();
    }

    internal Shape Shape { get; }

    internal long Size { get; }

    internal int Rank => Shape.Rank;

    /// <summary>Whether the elements lie densely in row-major order; axes of size 1 do not matter.</summary>
    internal bool IsContiguous { get; }

    internal ReadOnlySpan<long> Strides => ((ReadOnlySpan<long>)_strides)[..Shape.Rank];

    private string StridesText => string.Join(", ", Strides.ToArray());

    internal static Layout Contiguous(in Shape shape)
    {
        Extents strides = default;
        long stride = 1;
        for (int i = shape.Rank - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= shape.Sizes[i];
        }
        return new(shape, strides);
    }

    internal static Layout Strided(in Shape shape, ReadOnlySpan<long> strides)
    {
        Extents extents = default;
        strides.CopyTo(extents);
        return new(shape, extents);
    }

    /// <summary>The layout of the same elements with axes in another order: axis k of the result is axis <c>axes[k]</c> of this.</summary>
    internal Layout Transpose(ReadOnlySpan<int> axes)
    {
        Span<long> sizes = stackalloc long[Rank], strides = stackalloc long[Rank];
        for (int k = 0; k < Rank; k++)
        {
            sizes[k] = Shape.Sizes[axes[k]];
            strides[k] = Strides[axes[k]];
        }
        return Strided(new(sizes), strides);
    }

    /// <summary>The layout that repeats elements to fill <paramref name="shape"/> with strides of 0; the caller has checked that it fits.</summary>
    internal Layout BroadcastTo(in Shape shape)
    {
        Span<long> strides = stackalloc long[shape.Rank];
        strides.Clear();
        int lead = shape.Rank - Rank;
        for (int i = 0; i < Rank; i++)
            if (Shape.Sizes[i] == shape.Sizes[lead + i]) strides[lead + i] = Strides[i];
        return Strided(shape, strides);
    }

    /// <summary>
    /// The layout of the same elements under another shape of the same size, or null where strides cannot express it
    /// and the elements must be copied.
    /// </summary>
    internal Layout? TryReshape(in Shape shape)
    {
        if (IsContiguous || Size == 0) return Contiguous(shape);

        // Walk both shapes from the last axis. A group of old axes with one common stride pattern carries a group of new axes.
        Span<long> strides = stackalloc long[shape.Rank];
        int old = Rank - 1;
        long run = 1, filled = 1, step = 0;
        for (int i = shape.Rank - 1; i >= 0; i--)
        {
            long n = shape.Sizes[i];
            if (n == 1)
            {
                strides[i] = filled * step;
                continue;
            }
            if (filled == run)
            {
                while (old >= 0 && Shape.Sizes[old] == 1) old--;
                if (old < 0) return null;
                run = Shape.Sizes[old];
                step = Strides[old];
                filled = 1;
                for (old--; old >= 0 && (Shape.Sizes[old] == 1 || Strides[old] == run * step); old--) run *= Shape.Sizes[old];
            }
            strides[i] = filled * step;
            filled *= n;
            if (run % filled != 0) return null;
        }
        return filled == run ? Strided(shape, strides) : null;
    }

    private bool HasRowMajorStrides()
    {
        if (Size == 0) return true;
        long expected = 1;
        for (int i = Shape.Rank - 1; i >= 0; i--)
        {
            long n = Shape.Sizes[i];
            if (n != 1 && _strides[i] != expected) return false;
            expected *= n;
        }
        return true;
    }
}
