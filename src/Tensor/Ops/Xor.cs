using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether just one of both holds, element by element; of integers, the bits that just one has.</summary>
    /// <exception cref="DTypeException">An operand holds real numbers.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Xor(Tensor a, Tensor b) => AreTruth(a, b, "xor") ? NotEqual(a, b) : Binary<XorOp>(a, b);

    /// <inheritdoc cref="Xor(Tensor, Tensor)"/>
    public static Tensor operator ^(Tensor a, Tensor b) => Xor(a, b);
}

/// <summary>Of integers.</summary>
internal readonly struct XorOp : IBinaryOp
{
    public static string Name => "xor";

    public static string OpenCL => "a ^ b";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(a) ^ long.CreateTruncating(b));

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<XorOp, T>(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<XorOp, T>(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<XorOp, T>(a, b, y);
}
