namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>-1 below zero, 1 above, 0 at zero; NaN stays NaN.</summary>
    public Tensor Sign()
    {
        if (DType == DType.Bool) return Clone();
        using Tensor above = Greater(this, 0), below = Less(this, 0);
        using Tensor plus = above.To(DType), minus = below.To(DType);
        using Tensor sign = plus - minus;
        using Tensor number = Equal(this, this);
        return Where(number, sign, this);
    }
}
