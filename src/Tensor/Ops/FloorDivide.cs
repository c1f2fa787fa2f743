using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The largest whole number that is not above a / b, as Python's //. Of integers, 0 where b is 0; of real numbers, a / b there.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor FloorDivide(Tensor a, Tensor b) => Binary<FloorDivideOp>(a, b);

    /// <inheritdoc cref="FloorDivide(Tensor, Tensor)"/>
    public static Tensor FloorDivide(Tensor a, Scalar b) => Binary<FloorDivideOp>(a, b);

    /// <inheritdoc cref="FloorDivide(Tensor, Tensor)"/>
    public static Tensor FloorDivide(Scalar a, Tensor b) => Binary<FloorDivideOp>(a, b);
}

internal readonly struct FloorDivideOp : IBinaryOp
{
    public static string Name => "floor_divide";

    public static string OpenCL => "FLOOR_DIVIDE(a, b)";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double)) return OfIntegers(a, b);
        if (b == T.Zero) return a / b;
        // a / b may round up to a whole number that is above the quotient; what is left after the remainder divides evenly.
        T r = a % b, quotient = (a - r) / b;
        if (r != T.Zero && (r < T.Zero) != (b < T.Zero)) quotient -= T.One;
        if (quotient == T.Zero) return T.IsNegative(a) == T.IsNegative(b) ? T.Zero : -T.Zero;
        if (!T.IsFinite(quotient)) return quotient;
        T whole = quotient - quotient % T.One;
        if (whole > quotient) whole -= T.One;
        return quotient - whole > T.CreateTruncating(0.5) ? whole + T.One : whole;
    }

    private static T OfIntegers<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        if (b == T.Zero) return T.Zero;
        // The least number stays itself when it is negated.
        if (b + T.One == T.Zero) return T.Zero - a;
        T quotient = a / b;
        return quotient * b != a && (a < T.Zero) != (b < T.Zero) ? quotient - T.One : quotient;
    }

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<FloorDivideOp, T>(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<FloorDivideOp, T>(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<FloorDivideOp, T>(a, b, y);
}
