namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The elements in row-major order under another shape, one size of which may be -1: a view where strides allow, else a copy.</summary>
    /// <exception cref="ShapeException">The shape has another number of elements.</exception>
    public Tensor Reshape(Shape shape)
    {
        Shape target = ResolveReshape(Shape, shape);
        return _layout.TryReshape(target) is { } layout ? View(layout) : ReshapedCopy(target);
    }

    /// <inheritdoc cref="Reshape(Shape)"/>
    public Tensor Reshape(long size0, long size1, params ReadOnlySpan<long> more) => Reshape(new Shape([size0, size1, .. more]));

    /// <summary>The elements in row-major order on one axis.</summary>
    public Tensor Ravel() => Reshape(-1);

    /// <summary>The shape that <paramref name="wanted"/> means for a tensor of shape <paramref name="from"/>: -1 is worked out.</summary>
    internal static Shape ResolveReshape(in Shape from, in Shape wanted)
    {
        int free = -1;
        long known = 1;
        for (int i = 0; i < wanted.Rank; i++)
        {
            long n = wanted[i];
            if (n == -1 && free < 0) free = i;
            else if (n < 0) throw new ShapeException($"[reshape] shape {wanted} has a negative size, or -1 more than once");
            else known *= n;
        }
        Shape shape = wanted;
        if (free >= 0 && known != 0 && from.Size % known == 0) shape = wanted.With(free, from.Size / known);
        else if (free >= 0) throw new ShapeException($"[reshape] cannot reshape {from} to {wanted}");
        shape.Validate("reshape");
        if (shape.Size != from.Size) throw new ShapeException($"[reshape] cannot reshape {from} to {wanted}: {from.Size} and {shape.Size} elements");
        return shape;
    }

    private Tensor ReshapedCopy(in Shape shape)
    {
        using Tensor dense = Clone();
        return dense.View(Layout.Contiguous(shape));
    }
}
