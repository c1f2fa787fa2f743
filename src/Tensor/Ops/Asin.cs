using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The angle in radians whose sine is the element; NaN outside -1 to 1.</summary>
    public Tensor Asin() => Unary<AsinOp>(this);
}

internal readonly struct AsinOp : IUnaryOp
{
    public static string Name => "asin";

    public static string OpenCL => "asin(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Asin(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Asin(x, y);
}
