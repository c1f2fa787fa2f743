using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The sum over axes. Bool, uint8 and int32 are summed as int64; over no elements it is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public Tensor Sum(Axes axes = default, bool keepDims = false)
    {
        if (DType is not (DType.Bool or DType.UInt8 or DType.Int32)) return Reduce<SumOp>(this, axes, keepDims);
        using Tensor wide = To(DType.Int64);
        return Reduce<SumOp>(wide, axes, keepDims);
    }
}

internal readonly struct SumOp : IReduceOp
{
    public static string Name => "sum";

    public static string OpenCL => "a + b";

    public static KernelFold? Kernel => KernelFold.Sum;

    public static T Identity<T>() where T : unmanaged, INumber<T> => T.Zero;

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a + b;

    public static T Reduce<T>(ReadOnlySpan<T> x) where T : unmanaged, INumber<T> => TensorPrimitives.Sum(x);

    public static void Accumulate<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Add(x, y, y);
}
