using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Every element to a constant power. Whole powers up to 4, -1 and a half are multiplications, a division and a root.</summary>
    public Tensor Pow(Scalar exponent)
    {
        DType joined = exponent.Join(DType);
        if (joined != DType)
        {
            using Tensor x = To(joined);
            return x.Pow(exponent);
        }
        double c = exponent.ToDouble();
        if (c == 1) return Clone();
        if (c == 2) return Multiply(this, this);
        if (c is 3 or 4)
        {
            using Tensor square = Multiply(this, this);
            return Multiply(square, c == 3 ? this : square);
        }
        if (c == -1) return Divide(1.0, this);
        if (c == 0.5) return Sqrt();
        return Binary<PowOp>(this, exponent, floating: c < 0);
    }

    /// <summary>a to the power of b, element by element; of integers, a negative power is cut towards zero.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Pow(Tensor a, Tensor b) => Binary<PowOp>(a, b);

    /// <summary>A constant to the power of every element.</summary>
    public static Tensor Pow(Scalar a, Tensor b) => Binary<PowOp>(a, b);
}

internal readonly struct PowOp : IBinaryOp
{
    public static string Name => "pow";

    public static string OpenCL => "POW(a, b)";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float)) return T.CreateTruncating(MathF.Pow(float.CreateTruncating(a), float.CreateTruncating(b)));
        if (typeof(T) == typeof(double)) return T.CreateTruncating(Math.Pow(double.CreateTruncating(a), double.CreateTruncating(b)));
        if (b < T.Zero) return a == T.One ? a : a + T.One == T.Zero ? (T.IsEvenInteger(b) ? T.One : a) : T.Zero;
        T result = T.One;
        for (long n = long.CreateTruncating(b); n > 0; n >>= 1, a *= a)
            if ((n & 1) != 0) result *= a;
        return result;
    }

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<PowOp, T>(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<PowOp, T>(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<PowOp, T>(a, b, y);
}
