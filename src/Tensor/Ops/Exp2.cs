using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>2 to the power of every element.</summary>
    public Tensor Exp2() => Unary<Exp2Op>(this);
}

internal readonly struct Exp2Op : IUnaryOp
{
    public static string Name => "exp2";

    public static string OpenCL => "exp2(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Exp2(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) y[i] = T.Exp2(x[i]);
    }
}
