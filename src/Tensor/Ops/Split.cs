namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Parts of equal size along an axis, as views.</summary>
    /// <exception cref="ShapeException">The axis does not divide into that many parts.</exception>
    public Tensor[] Split(int count, int axis = 0)
    {
        long length = Shape[Shape.NormalizeAxis(axis, "split")];
        if (count < 1 || length % count != 0) throw new ShapeException($"[split] axis {axis} of shape {Shape} does not divide into {count} parts");
        var sizes = new long[count];
        Array.Fill(sizes, length / count);
        return Split(sizes, axis);
    }

    /// <summary>Parts of given sizes along an axis, as views.</summary>
    /// <exception cref="ShapeException">The sizes do not add up to that of the axis, or one is negative.</exception>
    public Tensor[] Split(ReadOnlySpan<long> sizes, int axis = 0)
    {
        int k = Shape.NormalizeAxis(axis, "split");
        long sum = 0;
        bool outside = false;
        foreach (long size in sizes)
        {
            // Never added up past the axis, so the sum cannot overflow.
            outside |= size < 0 || size > Shape[k] - sum;
            sum += outside ? 0 : size;
        }
        if (outside || sum != Shape[k])
            throw new ShapeException($"[split] sizes ({string.Join(", ", sizes.ToArray())}) do not fill axis {axis} of shape {Shape}");
        var parts = new Tensor[sizes.Length];
        long start = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = Narrow(k, start, sizes[i]);
            start += sizes[i];
        }
        return parts;
    }

    /// <summary>A stretch of an axis, as a view.</summary>
    internal Tensor Narrow(int axis, long start, long length) =>
        View(Layout.Strided(Shape.With(axis, length), Strides), length > 0 ? _offset + start * Strides[axis] : _offset);
}
