using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The largest element over axes; NaN where there is one.</summary>
    /// <exception cref="ShapeException">There is no element to choose.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public Tensor Max(Axes axes = default, bool keepDims = false)
    {
        if (CountOver(axes, "max") == 0) throw new ShapeException($"[max] no element to choose in shape {Shape}");
        return Reduce<MaxOp>(this, axes, keepDims);
    }
}

internal readonly struct MaxOp : IReduceOp
{
    public static string Name => "max";

    public static string OpenCL => "MAXIMUM(a, b)";

    public static KernelFold? Kernel => KernelFold.Max;

    public static T Identity<T>() where T : unmanaged, INumber<T> => T.CreateSaturating(double.NegativeInfinity);

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => T.Max(a, b);

    public static T Reduce<T>(ReadOnlySpan<T> x) where T : unmanaged, INumber<T> => TensorPrimitives.Max(x);

    public static void Accumulate<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Max(y, x, y);
}
