using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The product over axes. Bool, uint8 and int32 are multiplied as int64; over no elements it is 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public Tensor Prod(Axes axes = default, bool keepDims = false)
    {
        if (DType is not (DType.Bool or DType.UInt8 or DType.Int32)) return Reduce<ProdOp>(this, axes, keepDims);
        using Tensor wide = To(DType.Int64);
        return Reduce<ProdOp>(wide, axes, keepDims);
    }
}

internal readonly struct ProdOp : IReduceOp
{
    public static string Name => "prod";

    public static string OpenCL => "a * b";

    public static KernelFold? Kernel => KernelFold.Prod;

    public static T Identity<T>() where T : unmanaged, INumber<T> => T.One;

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a * b;

    public static T Reduce<T>(ReadOnlySpan<T> x) where T : unmanaged, INumber<T> => TensorPrimitives.Product(x);

    public static void Accumulate<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(x, y, y);
}
