using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>max(x, 0); NaN stays NaN.</summary>
    public Tensor Relu() => DType.IsFloat() ? Unary<ReluOp>(this) : Maximum(this, 0);
}

internal readonly struct ReluOp : IUnaryOp
{
    public static string Name => "relu";

    public static string OpenCL => "x < (T)0 ? (T)0 : x";

    public static KernelFunction? Kernel => KernelFunction.Relu;

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => x < T.Zero ? T.Zero : x;

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Max(x, T.Zero, y);
}
