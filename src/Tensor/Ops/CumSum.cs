using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The running sum along an axis, or from its end: y[j] = x[0] + ... + x[j]. Bool, uint8 and int32 are summed as int64; NaN stays from where it is met.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public Tensor CumSum(int axis = 0, bool reverse = false) => Scan<SumOp>(axis, reverse, "cumsum");

    private Tensor Scan<TOp>(int axis, bool reverse, string operation) where TOp : struct, IReduceOp
    {
        int k = Shape.NormalizeAxis(axis, operation);
        using Tensor typed = DType is DType.Bool or DType.UInt8 or DType.Int32 ? To(DType.Int64) : View(_layout);
        using Tensor dense = typed.ContiguousView(), lines = dense.FoldAround(k);
        Tensor y = Allocate(dense._layout, dense.DType, Device);
        using Tensor target = y.FoldAround(k);
        Backend.Scan<TOp>(lines, reverse, target);
        return y;
    }

    /// <summary>A dense tensor seen as (outer, n, inner) around an axis of size n, for the caller to dispose.</summary>
    private Tensor FoldAround(int axis)
    {
        long outer = 1, inner = 1;
        for (int i = 0; i < Rank; i++)
        {
            if (i < axis) outer *= Shape[i];
            if (i > axis) inner *= Shape[i];
        }
        return View(Layout.Contiguous((outer, Shape[axis], inner)));
    }
}
