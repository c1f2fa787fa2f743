namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Tensors joined along an axis they have; the type is the one that holds all of them.</summary>
    /// <exception cref="ShapeException">The shapes differ in another axis, or there is no tensor.</exception>
    public static Tensor Concat(ReadOnlySpan<Tensor> xs, int axis = 0)
    {
        if (xs.Length == 0) throw new ShapeException("[concat] there is nothing to join");
        Tensor first = xs[0] ?? throw new ArgumentNullException(nameof(xs));
        int k = first.Shape.NormalizeAxis(axis, "concat");
        long length = 0;
        DType dtype = first.DType;
        foreach (Tensor x in xs)
        {
            ArgumentNullException.ThrowIfNull(x);
            RequireDevice(first.Device, x, "concat");
            if (x.Rank != first.Rank || x.Shape.With(k, 0) != first.Shape.With(k, 0))
                throw new ShapeException($"[concat] shapes {first.Shape} and {x.Shape} differ in another axis than {k}");
            length += x.Shape[k];
            dtype = DTypeExtensions.Promote(dtype, x.DType);
        }
        Tensor y = Allocate(first.Shape.With(k, length), dtype, first.Device);
        long start = 0;
        foreach (Tensor x in xs)
        {
            using Tensor part = y.Narrow(k, start, x.Shape[k]);
            y.Backend.Copy(x, part);
            start += x.Shape[k];
        }
        return y;
    }
}
