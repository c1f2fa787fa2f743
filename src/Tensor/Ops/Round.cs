using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The nearest whole number; halves go to the even one.</summary>
    public Tensor Round() => DType.IsFloat() ? Unary<RoundOp>(this) : Clone();
}

internal readonly struct RoundOp : IUnaryOp
{
    public static string Name => "round";

    public static string OpenCL => "rint(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Round(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Round(x, y);
}
