namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// How often each number 0, 1, ... occurs in a tensor of integers, int64, or the sums of the weights that stand beside it.
    /// As long as the largest number asks for, at least <paramref name="minLength"/>. Waits for the device.
    /// </summary>
    /// <exception cref="DTypeException">The tensor holds no integers, or the weights are truth values.</exception>
    /// <exception cref="ShapeException">The weights have another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number, or <paramref name="minLength"/>, is negative.</exception>
    public Tensor BinCount(long minLength = 0, Tensor? weights = null)
    {
        if (!DType.IsInteger()) throw new DTypeException($"[bincount] integers expected, got {DType.Name()}");
        if (weights is not null && weights.Shape != Shape) throw new ShapeException($"[bincount] weights of shape {weights.Shape} do not stand beside numbers of shape {Shape}");
        ArgumentOutOfRangeException.ThrowIfNegative(minLength);
        using Tensor wide = DType == DType.Int64 ? View(_layout) : To(DType.Int64), numbers = wide.Reshape(-1);
        using Tensor sorted = numbers.InOrder(0);
        if (Size > 0)
        {
            long least = sorted[0].Item<long>();
            if (least < 0) throw new ArgumentOutOfRangeException("x", $"[bincount] {least} is negative");
            minLength = Math.Max(minLength, sorted[^1].Item<long>() + 1);
        }
        if (weights is not null)
        {
            using Tensor zeros = Zeros(minLength, weights.DType, Device), list = weights.Reshape(-1);
            return zeros.ScatterAdd(numbers, list, 0);
        }
        using Tensor bins = Arange(minLength, DType.Int64, Device), first = sorted.SearchSorted(bins), end = sorted.SearchSorted(bins, right: true);
        return end - first;
    }
}
