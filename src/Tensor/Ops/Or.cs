using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether one or both hold, element by element; of integers, the bits that one or both have.</summary>
    /// <exception cref="DTypeException">An operand holds real numbers.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Or(Tensor a, Tensor b) => AreTruth(a, b, "or") ? Binary<MaximumOp>(a, b) : Binary<OrOp>(a, b);

    /// <inheritdoc cref="Or(Tensor, Tensor)"/>
    public static Tensor operator |(Tensor a, Tensor b) => Or(a, b);
}

/// <summary>Of integers.</summary>
internal readonly struct OrOp : IBinaryOp
{
    public static string Name => "or";

    public static string OpenCL => "a | b";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(a) | long.CreateTruncating(b));

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<OrOp, T>(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<OrOp, T>(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<OrOp, T>(a, b, y);
}
