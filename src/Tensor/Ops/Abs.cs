using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Every element without its sign.</summary>
    public Tensor Abs() => DType.IsFloat() ? Unary<AbsOp>(this) : IntegerAbs();

    private Tensor IntegerAbs()
    {
        if (DType is DType.Bool or DType.UInt8) return Clone();
        using Tensor negated = Negate();
        return Maximum(this, negated);
    }
}

internal readonly struct AbsOp : IUnaryOp
{
    public static string Name => "abs";

    public static string OpenCL => "fabs(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Abs(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Abs(x, y);
}
