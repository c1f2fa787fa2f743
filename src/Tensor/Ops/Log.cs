using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The natural logarithm; NaN below 0, negative infinity at 0.</summary>
    public Tensor Log() => Unary<LogOp>(this);
}

internal readonly struct LogOp : IUnaryOp
{
    public static string Name => "log";

    public static string OpenCL => "log(x)";

    public static KernelFunction? Kernel => KernelFunction.Log;

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Log(x);

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Log(x, y);
}
