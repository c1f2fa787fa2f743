using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The larger of a and b, element by element; NaN where either is NaN.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Maximum(Tensor a, Tensor b) => Binary<MaximumOp>(a, b);

    /// <inheritdoc cref="Maximum(Tensor, Tensor)"/>
    public static Tensor Maximum(Tensor a, Scalar b) => Binary<MaximumOp>(a, b);

    /// <inheritdoc cref="Maximum(Tensor, Tensor)"/>
    public static Tensor Maximum(Scalar a, Tensor b) => Binary<MaximumOp>(a, b);
}

internal readonly struct MaximumOp : IBinaryOp
{
    public static string Name => "maximum";

    public static string OpenCL => "MAXIMUM(a, b)";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => T.Max(a, b);

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Max(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Max(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Max(b, a, y);
}
