using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The angle in radians whose cosine is the element; NaN outside -1 to 1.</summary>
    public Tensor Acos() => Unary<AcosOp>(this);
}

internal readonly struct AcosOp : IUnaryOp
{
    public static string Name => "acos";

    public static string OpenCL => "acos(x)";

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Acos(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Acos(x, y);
}
