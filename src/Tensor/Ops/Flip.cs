namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The elements in reverse order along axes, all of them by default, as a view.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public Tensor Flip(Axes axes = default)
    {
        int mask = axes.ToMask(Shape, "flip");
        if (Size == 0) return View(_layout);
        Span<long> strides = stackalloc long[Rank];
        long offset = _offset;
        for (int i = 0; i < Rank; i++)
        {
            bool flipped = (mask >> i & 1) != 0;
            strides[i] = flipped ? -Strides[i] : Strides[i];
            if (flipped) offset += (Shape[i] - 1) * Strides[i];
        }
        return View(Layout.Strided(Shape, strides), offset);
    }
}
