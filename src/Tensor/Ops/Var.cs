namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// The variance sum((x - mean)²) / (n - ddof) over axes, in two passes; ddof 1 makes it unbiased. Of integers, as float32.
    /// NaN where n is 0 or below ddof, infinite or NaN where n is ddof.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public Tensor Var(Axes axes = default, bool keepDims = false, int ddof = 0)
    {
        if (!DType.IsFloat())
        {
            using Tensor real = To(DType.Float32);
            return real.Var(axes, keepDims, ddof);
        }
        long freedom = Math.Max(0, CountOver(axes, "var") - ddof);
        using Tensor mean = Mean(axes, keepDims: true), apart = Subtract(this, mean), squares = Multiply(apart, apart);
        using Tensor sum = squares.Sum(axes, keepDims);
        return Divide(sum, freedom);
    }
}
