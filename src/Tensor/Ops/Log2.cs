using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The logarithm to base 2; NaN below 0, negative infinity at 0.</summary>
    public Tensor Log2() => Unary<Log2Op>(this);
}

internal readonly struct Log2Op : IUnaryOp
{
    public static string Name => "log2";

    public static string OpenCL => "log2(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Log2(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) y[i] = T.Log2(x[i]);
    }
}
