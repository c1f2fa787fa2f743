using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The hyperbolic cosine.</summary>
    public Tensor Cosh() => Unary<CoshOp>(this);
}

internal readonly struct CoshOp : IUnaryOp
{
    public static string Name => "cosh";

    public static string OpenCL => "cosh(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Cosh(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) y[i] = T.Cosh(x[i]);
    }
}
