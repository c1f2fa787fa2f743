using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether an element over axes holds (is not zero; NaN is not), as bool. Of no elements, false.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public Tensor Any(Axes axes = default, bool keepDims = false)
    {
        if (DType == DType.Bool) return Reduce<AnyOp>(this, axes, keepDims);
        using Tensor truth = To(DType.Bool);
        return Reduce<AnyOp>(truth, axes, keepDims);
    }
}

/// <summary>Of bytes that are 0 or 1.</summary>
internal readonly struct AnyOp : IReduceOp
{
    public static string Name => "any";

    public static string OpenCL => "MAXIMUM(a, b)";

    public static T Identity<T>() where T : unmanaged, INumber<T> => T.Zero;

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => T.Max(a, b);

    public static T Reduce<T>(ReadOnlySpan<T> x) where T : unmanaged, INumber<T> => TensorPrimitives.Max(x);

    public static void Accumulate<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Max(y, x, y);
}
