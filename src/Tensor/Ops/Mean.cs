namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The arithmetic mean over axes; of integers, as float32. Over no elements it is NaN.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public Tensor Mean(Axes axes = default, bool keepDims = false)
    {
        if (!DType.IsFloat())
        {
            using Tensor real = To(DType.Float32);
            return real.Mean(axes, keepDims);
        }
        using Tensor sum = Sum(axes, keepDims);
        return Divide(sum, CountOver(axes, "mean"));
    }

    /// <summary>How many elements a reduction over <paramref name="axes"/> folds into one.</summary>
    internal long CountOver(Axes axes, string operation)
    {
        int mask = axes.ToMask(Shape, operation);
        long count = 1;
        for (int i = 0; i < Rank; i++)
            if ((mask >> i & 1) != 0) count *= Shape[i];
        return count;
    }
}
