namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The products of elements summed over the last axes of a and the first of b, so many of each.</summary>
    /// <exception cref="ShapeException">The sizes of the axes differ, or there are too few.</exception>
    public static Tensor TensorDot(Tensor a, Tensor b, int axes = 2)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        (Axes axesA, Axes axesB) = DotAxes(a.Shape, b.Shape, axes);
        return TensorDot(a, b, axesA, axesB);
    }

    /// <summary>The products of elements summed over axes of a and as many of b, in order; the result has the other axes of a, then those of b.</summary>
    /// <exception cref="ShapeException">The sizes or numbers of the axes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Tensor TensorDot(Tensor a, Tensor b, Axes axesA, Axes axesB)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Einsum(DotEquation(a.Shape, b.Shape, axesA, axesB), [a, b]);
    }

    /// <summary>
    /// NumPy's dot: of vectors their scalar product, of matrices the matrix product, with a number the multiple; else the sum
    /// over the last axis of a and the last but one (the only one of a vector) of b.
    /// </summary>
    /// <exception cref="ShapeException">The sizes of the axes differ.</exception>
    public static Tensor Dot(Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Einsum(DotEquation(a.Shape, b.Shape), [a, b]);
    }

    /// <inheritdoc cref="Dot(Tensor, Tensor)"/>
    public Tensor Dot(Tensor b) => Dot(this, b);

    /// <summary>The products of elements summed over the last axes of both; with a number, the multiple.</summary>
    /// <exception cref="ShapeException">The last sizes differ.</exception>
    public static Tensor Inner(Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Einsum(InnerEquation(a.Shape, b.Shape), [a, b]);
    }

    internal static (Axes Last, Axes First) DotAxes(in Shape a, in Shape b, int count)
    {
        if (count < 0 || count > Math.Min(a.Rank, b.Rank)) throw new ShapeException($"[tensor_dot] {count} axes of shapes {a} and {b}");
        int rank = a.Rank;
        return (Axes.Create([.. Enumerable.Range(rank - count, count)]), Axes.Create([.. Enumerable.Range(0, count)]));
    }

    internal static EinsumEquation DotEquation(in Shape a, in Shape b) =>
        a.Rank == 0 || b.Rank == 0 ? DotEquation(a, b, Axes.Create([]), Axes.Create([]), "dot") : DotEquation(a, b, -1, b.Rank == 1 ? 0 : -2, "dot");

    internal static EinsumEquation InnerEquation(in Shape a, in Shape b) =>
        a.Rank == 0 || b.Rank == 0 ? DotEquation(a, b, Axes.Create([]), Axes.Create([]), "inner") : DotEquation(a, b, -1, -1, "inner");

    /// <summary>The equation of a sum over pairs of axes; labels are the axes of a, then those of b.</summary>
    internal static EinsumEquation DotEquation(in Shape a, in Shape b, Axes axesA, Axes axesB, string operation = "tensor_dot")
    {
        _ = axesA.ToMask(a, operation);
        _ = axesB.ToMask(b, operation);
        int[] first = Listed(axesA, a.Rank), second = Listed(axesB, b.Rank);
        if (first.Length != second.Length) throw new ShapeException($"[{operation}] {first.Length} axes of {a} for {second.Length} of {b}");
        int[] left = [.. Enumerable.Range(0, a.Rank)], right = [.. Enumerable.Range(a.Rank, b.Rank)];
        for (int i = 0; i < first.Length; i++)
        {
            int k = a.NormalizeAxis(first[i], operation), n = b.NormalizeAxis(second[i], operation);
            if (a[k] != b[n]) throw new ShapeException($"[{operation}] sizes differ: axis {first[i]} of {a}, axis {second[i]} of {b}");
            right[n] = left[k];
        }
        int[] both = [.. left.Intersect(right)];
        return new([left, right], [.. left.Except(both), .. right.Except(both)]);
    }

    private static int[] Listed(Axes axes, int rank)
    {
        if (axes.IsAll) return [.. Enumerable.Range(0, rank)];
        var listed = new int[axes.Count];
        for (int i = 0; i < listed.Length; i++) listed[i] = axes[i];
        return listed;
    }
}
