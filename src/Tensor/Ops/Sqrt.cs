using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The square root; NaN below 0.</summary>
    public Tensor Sqrt() => Unary<SqrtOp>(this);
}

internal readonly struct SqrtOp : IUnaryOp
{
    public static string Name => "sqrt";

    public static string OpenCL => "sqrt(x)";

    public static KernelFunction? Kernel => KernelFunction.Sqrt;

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Sqrt(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Sqrt(x, y);
}
