using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>a - b, element by element.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Subtract(Tensor a, Tensor b) => Binary<SubtractOp>(a, b);

    /// <inheritdoc cref="Subtract(Tensor, Tensor)"/>
    public static Tensor Subtract(Tensor a, Scalar b) => Binary<SubtractOp>(a, b);

    /// <inheritdoc cref="Subtract(Tensor, Tensor)"/>
    public static Tensor Subtract(Scalar a, Tensor b) => Binary<SubtractOp>(a, b);

    /// <inheritdoc cref="Subtract(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor a, Tensor b) => Subtract(a, b);

    /// <inheritdoc cref="Subtract(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor a, Scalar b) => Subtract(a, b);

    /// <inheritdoc cref="Subtract(Tensor, Tensor)"/>
    public static Tensor operator -(Scalar a, Tensor b) => Subtract(a, b);
}

internal readonly struct SubtractOp : IBinaryOp
{
    public static string Name => "subtract";

    public static string OpenCL => "a - b";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a - b;

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Subtract(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Subtract(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Subtract(a, b, y);
}
