using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The remainder of the division whose quotient is cut towards zero, as C's fmod and C#'s %: it has the sign of a. Of integers, 0 where b is 0; of real numbers, NaN.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Fmod(Tensor a, Tensor b) => Binary<FmodOp>(a, b);

    /// <inheritdoc cref="Fmod(Tensor, Tensor)"/>
    public static Tensor Fmod(Tensor a, Scalar b) => Binary<FmodOp>(a, b);

    /// <inheritdoc cref="Fmod(Tensor, Tensor)"/>
    public static Tensor Fmod(Scalar a, Tensor b) => Binary<FmodOp>(a, b);
}

internal readonly struct FmodOp : IBinaryOp
{
    public static string Name => "fmod";

    public static string OpenCL => "FMOD(a, b)";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double)) return a % b;
        // The least number has no quotient by -1, and the remainder is 0 anyway.
        return b == T.Zero || b + T.One == T.Zero ? T.Zero : a % b;
    }

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<FmodOp, T>(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<FmodOp, T>(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<FmodOp, T>(a, b, y);
}
