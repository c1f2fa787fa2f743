using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The smaller of a and b, element by element; NaN where either is NaN.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Minimum(Tensor a, Tensor b) => Binary<MinimumOp>(a, b);

    /// <inheritdoc cref="Minimum(Tensor, Tensor)"/>
    public static Tensor Minimum(Tensor a, Scalar b) => Binary<MinimumOp>(a, b);

    /// <inheritdoc cref="Minimum(Tensor, Tensor)"/>
    public static Tensor Minimum(Scalar a, Tensor b) => Binary<MinimumOp>(a, b);
}

internal readonly struct MinimumOp : IBinaryOp
{
    public static string Name => "minimum";

    public static string OpenCL => "MINIMUM(a, b)";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => T.Min(a, b);

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Min(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Min(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Min(b, a, y);
}
