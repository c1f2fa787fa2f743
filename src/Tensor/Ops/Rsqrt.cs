using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>1 / sqrt(x).</summary>
    public Tensor Rsqrt() => Unary<RsqrtOp>(this);
}

internal readonly struct RsqrtOp : IUnaryOp
{
    public static string Name => "rsqrt";

    public static string OpenCL => "rsqrt(x)";

    public static KernelFunction? Kernel => KernelFunction.Rsqrt;

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.One / T.Sqrt(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.ReciprocalSqrt(x, y);
}
