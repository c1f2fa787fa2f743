using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>log(exp(a) + exp(b)) without overflow: the sum of two numbers known by their logarithms.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor LogAddExp(Tensor a, Tensor b) => Binary<LogAddExpOp>(a, b, floating: true);

    /// <inheritdoc cref="LogAddExp(Tensor, Tensor)"/>
    public static Tensor LogAddExp(Tensor a, Scalar b) => Binary<LogAddExpOp>(a, b, floating: true);

    /// <inheritdoc cref="LogAddExp(Tensor, Tensor)"/>
    public static Tensor LogAddExp(Scalar a, Tensor b) => Binary<LogAddExpOp>(a, b, floating: true);
}

internal readonly struct LogAddExpOp : IBinaryOp
{
    public static string Name => "log_add_exp";

    public static string OpenCL => "a == b ? a + (T)0.69314718055994531 : MAXIMUM(a, b) + log1p(exp(-fabs(a - b)))";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(float)
            ? T.CreateTruncating(Of(float.CreateTruncating(a), float.CreateTruncating(b)))
            : T.CreateTruncating(Of(double.CreateTruncating(a), double.CreateTruncating(b)));

    // Equal ones apart: the difference of two infinities is no number.
    private static T Of<T>(T a, T b) where T : unmanaged, IFloatingPointIeee754<T> =>
        a == b ? a + T.Log(T.CreateTruncating(2)) : T.Max(a, b) + Log1pOp.Invoke(T.Exp(-T.Abs(a - b)));

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<LogAddExpOp, T>(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<LogAddExpOp, T>(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<LogAddExpOp, T>(a, b, y);
}
