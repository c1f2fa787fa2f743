using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The angle of the point (b, a) seen from the origin, in -pi to pi: arctan(a / b) in the right quadrant.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Atan2(Tensor a, Tensor b) => Binary<Atan2Op>(a, b, floating: true);

    /// <inheritdoc cref="Atan2(Tensor, Tensor)"/>
    public static Tensor Atan2(Tensor a, Scalar b) => Binary<Atan2Op>(a, b, floating: true);

    /// <inheritdoc cref="Atan2(Tensor, Tensor)"/>
    public static Tensor Atan2(Scalar a, Tensor b) => Binary<Atan2Op>(a, b, floating: true);
}

internal readonly struct Atan2Op : IBinaryOp
{
    public static string Name => "atan2";

    public static string OpenCL => "atan2(a, b)";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(float)
            ? T.CreateTruncating(MathF.Atan2(float.CreateTruncating(a), float.CreateTruncating(b)))
            : T.CreateTruncating(Math.Atan2(double.CreateTruncating(a), double.CreateTruncating(b)));

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<Atan2Op, T>(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<Atan2Op, T>(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<Atan2Op, T>(a, b, y);
}
