namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>All axes from one on as a single axis: (n, c, h, w) becomes (n, c h w). A view where strides allow, else a copy.</summary>
    /// <param name="start">The first axis that is taken in; the rank for a new axis of size 1, negative counts from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public Tensor Flatten(int start = 1)
    {
        int k = start == Rank ? Rank : Shape.NormalizeAxis(start, "flatten");
        Span<long> sizes = stackalloc long[k + 1];
        Shape.Sizes[..k].CopyTo(sizes);
        sizes[k] = 1;
        foreach (long n in Shape.Sizes[k..]) sizes[k] *= n;
        return Reshape(new Shape(sizes));
    }
}
