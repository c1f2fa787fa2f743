using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>1 / (1 + exp(-x)), without overflow.</summary>
    public Tensor Sigmoid() => Unary<SigmoidOp>(this);
}

internal readonly struct SigmoidOp : IUnaryOp
{
    public static string Name => "sigmoid";

    public static string OpenCL => "(T)1 / ((T)1 + exp(-x))";

    public static KernelFunction? Kernel => KernelFunction.Sigmoid;

    public static bool DependsOnAlignment => true;

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        // TensorPrimitives refuses an empty span here.
        if (!x.IsEmpty) TensorPrimitives.Sigmoid(x, y);
    }
}
