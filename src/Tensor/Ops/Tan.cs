using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The tangent of angles in radians.</summary>
    public Tensor Tan() => Unary<TanOp>(this);
}

internal readonly struct TanOp : IUnaryOp
{
    public static string Name => "tan";

    public static string OpenCL => "tan(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Tan(x);

    // The vector form of TensorPrimitives loses digits near the poles on processors without fused multiply-add.
    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) y[i] = T.Tan(x[i]);
    }
}
