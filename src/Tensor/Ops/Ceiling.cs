using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The smallest whole number that is not below the element.</summary>
    public Tensor Ceiling() => DType.IsFloat() ? Unary<CeilingOp>(this) : Clone();
}

internal readonly struct CeilingOp : IUnaryOp
{
    public static string Name => "ceiling";

    public static string OpenCL => "ceil(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Ceiling(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Ceiling(x, y);
}
