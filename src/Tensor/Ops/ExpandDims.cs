namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>A new axis of size 1 at a position of the result, as a view; negative counts from the end of the result.</summary>
    public Tensor ExpandDims(int axis)
    {
        int k = axis < 0 ? axis + Rank + 1 : axis;
        if ((uint)k > Rank) throw new ArgumentOutOfRangeException(nameof(axis), $"[expand_dims] axis {axis} is out of range for shape {Shape}");
        if (Rank == Shape.MaxRank) throw new ShapeException($"[expand_dims] shape {Shape} has the most axes that are supported");
        Span<long> strides = stackalloc long[Rank + 1];
        Strides[..k].CopyTo(strides);
        strides[k] = k < Rank ? Strides[k] * Shape[k] : 1;
        Strides[k..].CopyTo(strides[(k + 1)..]);
        return View(Layout.Strided(Shape.Insert(k, 1), strides));
    }

    /// <summary>Without the axes of size 1, or without those listed, as a view.</summary>
    /// <exception cref="ShapeException">A listed axis has another size.</exception>
    public Tensor Squeeze(Axes axes = default)
    {
        int mask = axes.ToMask(Shape, "squeeze");
        for (int i = 0; i < Rank; i++)
        {
            if ((mask >> i & 1) == 0 || Shape[i] == 1) continue;
            if (!axes.IsAll) throw new ShapeException($"[squeeze] axis {i} of shape {Shape} has size {Shape[i]}, not 1");
            mask &= ~(1 << i);
        }
        Span<long> strides = stackalloc long[Rank];
        int n = 0;
        for (int i = 0; i < Rank; i++)
            if ((mask >> i & 1) == 0) strides[n++] = Strides[i];
        return View(Layout.Strided(DropAxes(Shape, mask), strides[..n]));
    }
}
