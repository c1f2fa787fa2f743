namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The running product along an axis, or from its end: y[j] = x[0] ... x[j]. Bool, uint8 and int32 are multiplied as int64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public Tensor CumProd(int axis = 0, bool reverse = false) => Scan<ProdOp>(axis, reverse, "cumprod");
}
