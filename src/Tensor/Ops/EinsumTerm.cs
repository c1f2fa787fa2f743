namespace DeZeroNative;

/// <summary>An operand of an einsum under way: a tensor of its own and the label of each axis, none twice.</summary>
internal readonly struct EinsumTerm : IDisposable
{
    private EinsumTerm(Tensor tensor, int[] labels)
    {
        Tensor = tensor;
        Labels = labels;
    }

    internal Tensor Tensor { get; }

    internal int[] Labels { get; }

    /// <summary>A view of x. Axes of one label become their diagonal, and axes that stretch to a larger size are dropped: x is constant along them.</summary>
    internal static EinsumTerm Of(Tensor x, int[] labels, Dictionary<int, long> sizes)
    {
        Span<long> extents = stackalloc long[labels.Length], strides = stackalloc long[labels.Length];
        var kept = new List<int>();
        for (int axis = 0; axis < labels.Length; axis++)
        {
            int label = labels[axis], place = kept.IndexOf(label);
            if (place >= 0)
            {
                strides[place] += x.Strides[axis];
            }
            else if (x.Shape[axis] == sizes[label])
            {
                (extents[kept.Count], strides[kept.Count]) = (x.Shape[axis], x.Strides[axis]);
                kept.Add(label);
            }
        }
        return new(x.View(Layout.Strided(new(extents[..kept.Count]), strides[..kept.Count])), [.. kept]);
    }

    /// <summary>This term summed over every label but those kept; gives its own tensor back.</summary>
    internal EinsumTerm SumTo(HashSet<int> kept)
    {
        int[] labels = Labels, axes = [.. Enumerable.Range(0, labels.Length).Where(axis => !kept.Contains(labels[axis]))];
        if (axes.Length == 0) return this;
        using (Tensor) return new(Tensor.Sum(axes), [.. labels.Where(kept.Contains)]);
    }

    /// <summary>The product with another term, summed over every label but those kept; every label that only one term has is kept.</summary>
    internal EinsumTerm Times(EinsumTerm other, HashSet<int> kept)
    {
        int[] both = [.. Labels.Intersect(other.Labels)], left = [.. Labels.Except(both)], right = [.. other.Labels.Except(both)];
        int[] batch = [.. both.Where(kept.Contains)], summed = [.. both.Except(batch)], labels = [.. batch, .. left, .. right];
        bool isBatchOfDots = batch.Length > 0 && left.Length + right.Length == 0;
        Tensor y = summed.Length == 0 || isBatchOfDots || !Tensor.DType.IsFloat()
            ? MultiplyAndSum(other, labels, summed)
            : MatMul(other, batch, left, summed, right);
        return new(y, labels);
    }

    /// <summary>A view with the axes in the order of some labels; those that the term has not get size 1.</summary>
    internal Tensor Aligned(ReadOnlySpan<int> labels)
    {
        Span<long> sizes = stackalloc long[labels.Length], strides = stackalloc long[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            int axis = Labels.IndexOf(labels[i]);
            (sizes[i], strides[i]) = axis < 0 ? (1, 0) : (Tensor.Shape[axis], Tensor.Strides[axis]);
        }
        return Tensor.View(Layout.Strided(new(sizes), strides));
    }

    public void Dispose() => Tensor.Dispose();

    private Tensor MultiplyAndSum(EinsumTerm other, int[] labels, int[] summed)
    {
        int[] all = [.. labels, .. summed];
        using Tensor a = Aligned(all), b = other.Aligned(all);
        Tensor product = a * b;
        if (summed.Length == 0) return product;
        using (product) return product.Sum([.. Enumerable.Range(labels.Length, summed.Length)]);
    }

    // (batch, left, summed) x (batch, summed, right), where left, summed and right are folded to one axis each.
    private Tensor MatMul(EinsumTerm other, int[] batch, int[] left, int[] summed, int[] right)
    {
        using Tensor a = Aligned([.. batch, .. left, .. summed]), b = other.Aligned([.. batch, .. summed, .. right]);
        ReadOnlySpan<long> m = a.Shape.Sizes[batch.Length..^summed.Length], n = b.Shape.Sizes[(batch.Length + summed.Length)..], k = a.Shape.Sizes[^summed.Length..];
        ReadOnlySpan<long> lead = a.Shape.Sizes[..batch.Length];
        using Tensor rows = a.Reshape(new([.. lead, Product(m), Product(k)])), columns = b.Reshape(new([.. lead, Product(k), Product(n)]));
        using Tensor product = Tensor.MatMul(rows, columns);
        return product.Reshape(new([.. lead, .. m, .. n]));
    }

    private static long Product(ReadOnlySpan<long> sizes)
    {
        long product = 1;
        foreach (long size in sizes) product *= size;
        return product;
    }
}
