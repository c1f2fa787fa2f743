using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether every element over axes holds (is not zero; NaN is not), as bool. Of no elements, true.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public Tensor All(Axes axes = default, bool keepDims = false)
    {
        if (DType == DType.Bool) return Reduce<AllOp>(this, axes, keepDims);
        using Tensor truth = To(DType.Bool);
        return Reduce<AllOp>(truth, axes, keepDims);
    }
}

/// <summary>Of bytes that are 0 or 1.</summary>
internal readonly struct AllOp : IReduceOp
{
    public static string Name => "all";

    public static string OpenCL => "MINIMUM(a, b)";

    public static T Identity<T>() where T : unmanaged, INumber<T> => T.One;

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => T.Min(a, b);

    public static T Reduce<T>(ReadOnlySpan<T> x) where T : unmanaged, INumber<T> => TensorPrimitives.Min(x);

    public static void Accumulate<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Min(y, x, y);
}
