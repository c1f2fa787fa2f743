using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The cosine of angles in radians.</summary>
    public Tensor Cos() => Unary<CosOp>(this);
}

internal readonly struct CosOp : IUnaryOp
{
    public static string Name => "cos";

    public static string OpenCL => "cos(x)";

    public static KernelFunction? Kernel => KernelFunction.Cos;

    public static bool DependsOnAlignment => true;

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Cos(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Cos(x, y);
}
