using System.Globalization;

namespace DeZeroNative;

/// <summary>
/// What an index means for one tensor: a view of it, and where the index holds arrays, which axes of the view they run over.
/// Those axes stand together, where the arrays stood when they stood side by side, else first, as NumPy has it:
/// <code>
///   x (2, 3, 4, 5)[0, :, i, j]   view (4, 5, 3), arrays over axes 0 and 1
///   x (2, 3, 4, 5)[0, :, i]      view (4, 3, 5), arrays over axis 0: the 0 counts as an array beside one
///   x (2, 3, 4, 5)[:, i]         view (2, 3, 4, 5), arrays over axis 1
/// </code>
/// </summary>
internal readonly struct IndexPlan
{
    /// <summary>The view, whose elements the slices and integers choose.</summary>
    internal Layout Layout { get; }

    /// <summary>Position of the view's first element in the storage.</summary>
    internal long Offset { get; }

    /// <summary>The axis of the view that the arrays start at.</summary>
    internal int ArrayAxis { get; }

    /// <summary>The arrays in order; null where there are none.</summary>
    internal List<IndexArray>? Arrays { get; }

    private int IndexedAxes { get; }

    /// <exception cref="ArgumentOutOfRangeException">A position is outside its axis, or there are more positions than axes.</exception>
    /// <exception cref="ShapeException">A mask does not fit its axes.</exception>
    /// <exception cref="ArgumentException">There are two ellipses.</exception>
    internal IndexPlan(Tensor x, ReadOnlySpan<TensorIndex> index)
    {
        int whole = x.Rank - CountAxes(x.Shape, index);
        var plain = new AxisList();
        var indexed = new AxisList();
        Offset = x.Offset;
        int axis = 0;
        ArrayAxis = -1;
        bool apart = false;
        bool hasArrays = false;
        foreach (ref readonly TensorIndex item in index) hasArrays |= item.IsArray;
        foreach (ref readonly TensorIndex item in index)
        {
            // An integer beside arrays is one of them, as far as places go.
            if (hasArrays && (item.IsArray || item.Kind == TensorIndexKind.Integer))
            {
                if (ArrayAxis < 0) ArrayAxis = plain.Count;
                else if (apart) ArrayAxis = 0;
            }
            else if (ArrayAxis >= 0)
            {
                apart = true;
            }
            switch (item.Kind)
            {
                case TensorIndexKind.Integer:
                    Offset += Position(x, item, axis) * x.Strides[axis];
                    break;
                case TensorIndexKind.Slice:
                    (long start, long step, long count) = item.Slice.On(x.Shape[axis]);
                    if (count > 0) Offset += start * x.Strides[axis];
                    plain.Add(count, step * x.Strides[axis]);
                    break;
                case TensorIndexKind.Ellipsis:
                    for (int i = 0; i < whole; i++) plain.Add(x.Shape[axis + i], x.Strides[axis + i]);
                    axis += whole;
                    whole = 0;
                    break;
                case TensorIndexKind.NewAxis:
                    plain.Add(1, 1);
                    break;
                default:
                    (Arrays ??= []).Add(new(item.Tensor!, Covered(x, item, axis), axis));
                    if (item.AxisCount == 0) indexed.Add(1, 1);
                    for (int i = 0; i < item.AxisCount; i++) indexed.Add(x.Shape[axis + i], x.Strides[axis + i]);
                    break;
            }
            axis += item.AxisCount;
        }
        for (; axis < x.Rank; axis++) plain.Add(x.Shape[axis], x.Strides[axis]);
        ArrayAxis = Math.Max(ArrayAxis, 0);
        IndexedAxes = indexed.Count;
        Layout = plain.With(ArrayAxis, indexed).ToLayout();
    }

    /// <summary>Number of positions on the axes that the arrays run over.</summary>
    internal long IndexedSize
    {
        get
        {
            long size = 1;
            foreach (IndexArray array in Arrays!) size *= array.Sizes.Size;
            return size;
        }
    }

    /// <summary>The shape of the result of arrays of a common shape: it takes the place of the axes that they run over.</summary>
    internal Shape ResultShape(in Shape arrays)
    {
        AxisList all = default;
        for (int i = 0; i < ArrayAxis; i++) all.Add(Layout.Shape[i], 0);
        foreach (long size in arrays.Sizes) all.Add(size, 0);
        for (int i = ArrayAxis + IndexedAxes; i < Layout.Rank; i++) all.Add(Layout.Shape[i], 0);
        return all.ToShape();
    }

    /// <summary>A dense layout (outer, n, inner), where n positions stand for the axes that the arrays run over.</summary>
    internal Layout Fold(long n)
    {
        long outer = 1, inner = 1;
        for (int i = 0; i < ArrayAxis; i++) outer *= Layout.Shape[i];
        for (int i = ArrayAxis + IndexedAxes; i < Layout.Rank; i++) inner *= Layout.Shape[i];
        return Layout.Contiguous((outer, n, inner));
    }

    private static int CountAxes(in Shape shape, ReadOnlySpan<TensorIndex> index)
    {
        int axes = 0, ellipses = 0;
        foreach (ref readonly TensorIndex item in index)
        {
            axes += item.AxisCount;
            if (item.Kind == TensorIndexKind.Ellipsis) ellipses++;
        }
        if (ellipses > 1) throw new ArgumentException($"[index] {Text(index)} has more than one ellipsis");
        if (axes > shape.Rank) throw new ArgumentOutOfRangeException(nameof(index), $"[index] {Text(index)} indexes {axes} axes of shape {shape}");
        return axes;
    }

    private static long Position(Tensor x, in TensorIndex item, int axis)
    {
        long n = x.Shape[axis], position = item.Slice.Start!.Value;
        if (position < -n || position >= n) throw new ArgumentOutOfRangeException("index", $"[index] index {item} is out of range for axis {axis} of shape {x.Shape}");
        return position < 0 ? position + n : position;
    }

    /// <summary>The sizes of the axes that an array runs over; a 0-d mask is one over a new axis of size 1.</summary>
    private static Shape Covered(Tensor x, in TensorIndex item, int axis)
    {
        if (item.Kind == TensorIndexKind.Integers) return x.Shape[axis];
        Shape mask = item.Tensor!.Shape, covered = new(x.Shape.Sizes.Slice(axis, mask.Rank));
        if (mask == covered) return covered;
        string axes = mask.Rank == 1 ? $"axis {axis}" : $"axes {axis} to {axis + mask.Rank - 1}";
        throw new ShapeException($"[index] a mask of shape {mask} does not fit {axes} of shape {x.Shape}");
    }

    private static string Text(ReadOnlySpan<TensorIndex> index)
    {
        var items = new string[index.Length];
        for (int i = 0; i < items.Length; i++) items[i] = index[i].ToString();
        return string.Create(CultureInfo.InvariantCulture, $"[{string.Join(", ", items)}]");
    }

    /// <summary>Sizes and strides of a layout while it is put together.</summary>
    private struct AxisList
    {
        private Extents _sizes, _strides;

        internal int Count { get; private set; }

        internal void Add(long size, long stride)
        {
            if (Count == Shape.MaxRank) throw new ShapeException($"[index] the result has more than {Shape.MaxRank} axes");
            _sizes[Count] = size;
            _strides[Count++] = stride;
        }

        internal readonly AxisList With(int at, in AxisList inserted)
        {
            AxisList all = default;
            for (int i = 0; i < at; i++) all.Add(_sizes[i], _strides[i]);
            for (int i = 0; i < inserted.Count; i++) all.Add(inserted._sizes[i], inserted._strides[i]);
            for (int i = at; i < Count; i++) all.Add(_sizes[i], _strides[i]);
            return all;
        }

        internal readonly Shape ToShape() => new(((ReadOnlySpan<long>)_sizes)[..Count]);

        internal readonly Layout ToLayout() => Layout.Strided(ToShape(), _strides);
    }
}
