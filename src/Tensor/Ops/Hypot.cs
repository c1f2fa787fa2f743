using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>sqrt(a² + b²) without overflow on the way; infinite where either is, even beside NaN.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Hypot(Tensor a, Tensor b) => Binary<HypotOp>(a, b, floating: true);

    /// <inheritdoc cref="Hypot(Tensor, Tensor)"/>
    public static Tensor Hypot(Tensor a, Scalar b) => Binary<HypotOp>(a, b, floating: true);

    /// <inheritdoc cref="Hypot(Tensor, Tensor)"/>
    public static Tensor Hypot(Scalar a, Tensor b) => Binary<HypotOp>(a, b, floating: true);
}

internal readonly struct HypotOp : IBinaryOp
{
    public static string Name => "hypot";

    public static string OpenCL => "hypot(a, b)";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(float)
            ? T.CreateTruncating(float.Hypot(float.CreateTruncating(a), float.CreateTruncating(b)))
            : T.CreateTruncating(double.Hypot(double.CreateTruncating(a), double.CreateTruncating(b)));

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<HypotOp, T>(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<HypotOp, T>(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<HypotOp, T>(a, b, y);
}
