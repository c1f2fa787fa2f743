namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The different elements in rising order; every NaN is one. Their number is read from the device, which waits for it.</summary>
    public Tensor Unique()
    {
        using Tensor flat = Reshape(-1), starts = flat.StartsOfRuns(out Tensor sorted);
        using (sorted) return sorted.Gather(starts, 0);
    }

    /// <summary>
    /// The different elements in rising order, for every element of this tensor which of them it is (int64, in its shape), and
    /// how often each occurs (int64). Every NaN is one. Waits for the device.
    /// </summary>
    public (Tensor Values, Tensor Inverse, Tensor Counts) UniqueAll()
    {
        using Tensor flat = Reshape(-1), starts = flat.StartsOfRuns(out Tensor sorted), end = Full(1, Size, DType.Int64, Device);
        using (sorted)
        {
            Tensor values = sorted.Gather(starts, 0);
            using Tensor next = starts[1..], ends = Concat([next, end]);
            return (values, values.SearchSorted(this), ends - starts);
        }
    }

    /// <summary>Where the runs of equal elements start in the sorted order of a tensor of one axis.</summary>
    private Tensor StartsOfRuns(out Tensor sorted)
    {
        sorted = InOrder(0);
        if (Size == 0) return Zeros(0, DType.Int64, Device);
        using Tensor left = sorted[..^1], right = sorted[1..], first = Zeros(1, DType.Int64, Device);
        // After the first NaN come only NaNs.
        using Tensor number = Equal(left, left), unequal = NotEqual(left, right), differs = And(number, unequal), steps = differs.To(DType.Int64);
        using Tensor joined = Concat([first, steps]), runs = joined.CumSum(), last = runs[^1];
        using Tensor numbers = Arange(last.Item<long>() + 1, DType.Int64, Device);
        return runs.SearchSorted(numbers);
    }
}
