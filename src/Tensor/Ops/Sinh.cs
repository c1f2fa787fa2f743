using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The hyperbolic sine.</summary>
    public Tensor Sinh() => Unary<SinhOp>(this);
}

internal readonly struct SinhOp : IUnaryOp
{
    public static string Name => "sinh";

    public static string OpenCL => "sinh(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Sinh(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) y[i] = T.Sinh(x[i]);
    }
}
