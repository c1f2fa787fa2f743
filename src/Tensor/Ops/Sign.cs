using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>-1 below zero, 1 above, 0 at zero; NaN stays NaN.</summary>
    public Tensor Sign()
    {
        if (DType.IsFloat()) return Unary<SignOp>(this);
        if (DType is DType.Bool or DType.UInt8) return Minimum(this, true);
        using Tensor raised = Maximum(this, -1);
        return Minimum(raised, 1);
    }
}

internal readonly struct SignOp : IUnaryOp
{
    public static string Name => "sign";

    public static string OpenCL => "x == x ? sign(x) : x";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => x > T.Zero ? T.One : x < T.Zero ? -T.One : T.IsNaN(x) ? x : T.Zero;

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) y[i] = Invoke(x[i]);
    }
}
