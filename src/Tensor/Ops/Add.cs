using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>a + b, element by element.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Add(Tensor a, Tensor b) => Binary<AddOp>(a, b);

    /// <inheritdoc cref="Add(Tensor, Tensor)"/>
    public static Tensor Add(Tensor a, Scalar b) => Binary<AddOp>(a, b);

    /// <inheritdoc cref="Add(Tensor, Tensor)"/>
    public static Tensor Add(Scalar a, Tensor b) => Binary<AddOp>(a, b);

    /// <inheritdoc cref="Add(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor a, Tensor b) => Add(a, b);

    /// <inheritdoc cref="Add(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor a, Scalar b) => Add(a, b);

    /// <inheritdoc cref="Add(Tensor, Tensor)"/>
    public static Tensor operator +(Scalar a, Tensor b) => Add(a, b);
}

internal readonly struct AddOp : IBinaryOp
{
    public static string Name => "add";

    public static string OpenCL => "a + b";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a + b;

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Add(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Add(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => TensorPrimitives.Add(b, a, y);
}
