using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>a b, element by element.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Multiply(Tensor a, Tensor b) => Binary<MultiplyOp>(a, b);

    /// <inheritdoc cref="Multiply(Tensor, Tensor)"/>
    public static Tensor Multiply(Tensor a, Scalar b) => Binary<MultiplyOp>(a, b);

    /// <inheritdoc cref="Multiply(Tensor, Tensor)"/>
    public static Tensor Multiply(Scalar a, Tensor b) => Binary<MultiplyOp>(a, b);

    /// <inheritdoc cref="Multiply(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor a, Tensor b) => Multiply(a, b);

    /// <inheritdoc cref="Multiply(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor a, Scalar b) => Multiply(a, b);

    /// <inheritdoc cref="Multiply(Tensor, Tensor)"/>
    public static Tensor operator *(Scalar a, Tensor b) => Multiply(a, b);
}

internal readonly struct MultiplyOp : IBinaryOp
{
    public static string Name => "multiply";

    public static string OpenCL => "a * b";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a * b;

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(b, a, y);
}
