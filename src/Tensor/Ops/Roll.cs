namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The elements moved on along an axis; what leaves at the end comes in at the front. Without an axis, over the elements in row-major order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public Tensor Roll(long shift, int? axis = null)
    {
        if (axis is null)
        {
            using Tensor flat = Ravel(), rolled = flat.Roll(shift, 0);
            return rolled.Reshape(Shape);
        }
        int k = Shape.NormalizeAxis(axis.Value, "roll");
        long n = Shape[k];
        if (n == 0) return Clone();
        long start = Modulo(shift, n);
        using Tensor body = Narrow(k, 0, n - start), tail = Narrow(k, n - start, start);
        return Concat([tail, body], k);
    }

    /// <summary>The elements moved on along several axes, by one shift for each.</summary>
    /// <exception cref="ArgumentException">There is not one shift per axis.</exception>
    public Tensor Roll(ReadOnlySpan<long> shifts, ReadOnlySpan<int> axes)
    {
        if (shifts.Length != axes.Length) throw new ArgumentException($"[roll] {shifts.Length} shifts for {axes.Length} axes");
        Tensor y = View(_layout);
        for (int i = 0; i < axes.Length; i++)
        {
            using Tensor x = y;
            y = x.Roll(shifts[i], axes[i]);
        }
        return y;
    }
}
