using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The logarithm to base 10; NaN below 0, negative infinity at 0.</summary>
    public Tensor Log10() => Unary<Log10Op>(this);
}

internal readonly struct Log10Op : IUnaryOp
{
    public static string Name => "log10";

    public static string OpenCL => "log10(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Log10(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) y[i] = T.Log10(x[i]);
    }
}
