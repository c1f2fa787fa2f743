using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Every element with the other sign. Unsigned types wrap around.</summary>
    public Tensor Negate() => DType.IsFloat() ? Unary<NegateOp>(this) : Binary<SubtractOp>((Scalar)0, this);

    /// <inheritdoc cref="Negate"/>
    public static Tensor operator -(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Negate();
    }
}

internal readonly struct NegateOp : IUnaryOp
{
    public static string Name => "negate";

    public static string OpenCL => "-x";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => -x;

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Negate(x, y);
}
