using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The element without its digits behind the point.</summary>
    public Tensor Trunc() => DType.IsFloat() ? Unary<TruncOp>(this) : Clone();
}

internal readonly struct TruncOp : IUnaryOp
{
    public static string Name => "trunc";

    public static string OpenCL => "trunc(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Truncate(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Truncate(x, y);
}
