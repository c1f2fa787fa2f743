using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The angle in radians whose tangent is the element.</summary>
    public Tensor Atan() => Unary<AtanOp>(this);
}

internal readonly struct AtanOp : IUnaryOp
{
    public static string Name => "atan";

    public static string OpenCL => "atan(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Atan(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Atan(x, y);
}
