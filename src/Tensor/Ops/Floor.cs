using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The largest whole number that is not above the element.</summary>
    public Tensor Floor() => DType.IsFloat() ? Unary<FloorOp>(this) : Clone();
}

internal readonly struct FloorOp : IUnaryOp
{
    public static string Name => "floor";

    public static string OpenCL => "floor(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Floor(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Floor(x, y);
}
