using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The sine of angles in radians.</summary>
    public Tensor Sin() => Unary<SinOp>(this);
}

internal readonly struct SinOp : IUnaryOp
{
    public static string Name => "sin";

    public static string OpenCL => "sin(x)";

    public static KernelFunction? Kernel => KernelFunction.Sin;

    public static bool DependsOnAlignment => true;

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Sin(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Sin(x, y);
}
