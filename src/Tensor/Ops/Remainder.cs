using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The remainder of the division whose quotient is rounded down, as Python's %: it has the sign of b. Of integers, 0 where b is 0; of real numbers, NaN.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Remainder(Tensor a, Tensor b) => Binary<RemainderOp>(a, b);

    /// <inheritdoc cref="Remainder(Tensor, Tensor)"/>
    public static Tensor Remainder(Tensor a, Scalar b) => Binary<RemainderOp>(a, b);

    /// <inheritdoc cref="Remainder(Tensor, Tensor)"/>
    public static Tensor Remainder(Scalar a, Tensor b) => Binary<RemainderOp>(a, b);
}

internal readonly struct RemainderOp : IBinaryOp
{
    public static string Name => "remainder";

    public static string OpenCL => "REMAINDER(a, b)";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        T r = FmodOp.Invoke(a, b);
        if (r != T.Zero) return (r < T.Zero) == (b < T.Zero) ? r : r + b;
        // A zero has the sign of b too.
        return T.IsNegative(b) ? -T.Abs(r) : T.Abs(r);
    }

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<RemainderOp, T>(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<RemainderOp, T>(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<RemainderOp, T>(a, b, y);
}
