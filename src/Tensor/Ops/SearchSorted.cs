namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// Where each element of v would be put into this sorted tensor of one axis, int64: before the elements equal to it, or
    /// <paramref name="right"/> of them. NaN counts as the largest. Of a tensor that is not sorted the result means nothing.
    /// </summary>
    /// <exception cref="ShapeException">This tensor has not one axis.</exception>
    public Tensor SearchSorted(Tensor v, bool right = false)
    {
        ArgumentNullException.ThrowIfNull(v);
        if (Rank != 1) throw new ShapeException($"[search_sorted] a tensor of one axis expected, got {Shape}");
        RequireDevice(Device, v, "search_sorted");
        DType dtype = DTypeExtensions.Promote(DType, v.DType);
        using Tensor x = DType == dtype ? ContiguousView() : To(dtype), wanted = v.DType == dtype ? v.ContiguousView() : v.To(dtype);
        Tensor y = Allocate(wanted._layout, DType.Int64, Device);
        Backend.SearchSorted(x, wanted, right, y);
        return y;
    }
}
