using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>exp(x) - 1, with every digit near 0.</summary>
    public Tensor Expm1() => Unary<Expm1Op>(this);
}

internal readonly struct Expm1Op : IUnaryOp
{
    public static string Name => "expm1";

    public static string OpenCL => "expm1(x)";

    public static KernelFunction? Kernel => KernelFunction.Expm1;

    // Kahan: the rounding of u = exp(x) cancels between u - 1 and log(u).
    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T u = T.Exp(x);
        if (u == T.One) return x;
        T um1 = u - T.One;
        return um1 == -T.One || !T.IsFinite(um1) ? um1 : um1 * (x / T.Log(u));
    }

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) y[i] = Invoke(x[i]);
    }
}
