using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The smallest element over axes; NaN where there is one.</summary>
    /// <exception cref="ShapeException">There is no element to choose.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public Tensor Min(Axes axes = default, bool keepDims = false)
    {
        if (CountOver(axes, "min") == 0) throw new ShapeException($"[min] no element to choose in shape {Shape}");
        return Reduce<MinOp>(this, axes, keepDims);
    }
}

internal readonly struct MinOp : IReduceOp
{
    public static string Name => "min";

    public static string OpenCL => "MINIMUM(a, b)";

    public static KernelFold? Kernel => KernelFold.Min;

    public static T Identity<T>() where T : unmanaged, INumber<T> => T.CreateSaturating(double.PositiveInfinity);

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => T.Min(a, b);

    public static T Reduce<T>(ReadOnlySpan<T> x) where T : unmanaged, INumber<T> => TensorPrimitives.Min(x);

    public static void Accumulate<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Min(y, x, y);
}
