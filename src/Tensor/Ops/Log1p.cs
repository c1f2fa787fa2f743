using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>log(1 + x), with every digit near 0.</summary>
    public Tensor Log1p() => Unary<Log1pOp>(this);
}

internal readonly struct Log1pOp : IUnaryOp
{
    public static string Name => "log1p";

    public static string OpenCL => "log1p(x)";

    public static KernelFunction? Kernel => KernelFunction.Log1p;

    // Kahan: the rounding of u = 1 + x cancels between log(u) and u - 1.
    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T u = T.One + x;
        if (u == T.One) return x;
        return T.IsFinite(u) && u > T.Zero ? T.Log(u) * (x / (u - T.One)) : T.Log(u);
    }

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) y[i] = Invoke(x[i]);
    }
}
