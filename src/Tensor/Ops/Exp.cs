using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>e to the power of every element.</summary>
    public Tensor Exp() => Unary<ExpOp>(this);
}

internal readonly struct ExpOp : IUnaryOp
{
    public static string Name => "exp";

    public static string OpenCL => "exp(x)";

    public static KernelFunction? Kernel => KernelFunction.Exp;

    public static bool DependsOnAlignment => true;

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Exp(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Exp(x, y);
}
