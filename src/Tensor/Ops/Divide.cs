using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>a / b, element by element; of integers, the real quotient as float32.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Divide(Tensor a, Tensor b) => Binary<DivideOp>(a, b, floating: true);

    /// <inheritdoc cref="Divide(Tensor, Tensor)"/>
    public static Tensor Divide(Tensor a, Scalar b) => Binary<DivideOp>(a, b, floating: true);

    /// <inheritdoc cref="Divide(Tensor, Tensor)"/>
    public static Tensor Divide(Scalar a, Tensor b) => Binary<DivideOp>(a, b, floating: true);

    /// <inheritdoc cref="Divide(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor a, Tensor b) => Divide(a, b);

    /// <inheritdoc cref="Divide(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor a, Scalar b) => Divide(a, b);

    /// <inheritdoc cref="Divide(Tensor, Tensor)"/>
    public static Tensor operator /(Scalar a, Tensor b) => Divide(a, b);
}

internal readonly struct DivideOp : IBinaryOp
{
    public static string Name => "divide";

    public static string OpenCL => "a / b";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a / b;

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Divide(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Divide(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Divide(a, b, y);
}
