using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>gy y (1 - y): the gradient of y = sigmoid(x) in one pass.</summary>
    internal static Tensor SigmoidGradient(Tensor gy, Tensor y) => Binary<SigmoidGradientOp>(gy, y);
}

internal readonly struct SigmoidGradientOp : IBinaryOp
{
    public static string Name => "sigmoid_gradient";

    public static string OpenCL => "a * (b * ((T)1 - b))";

    public static KernelPairFunction? Kernel => KernelPairFunction.SigmoidGradient;

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a * (b * (T.One - b));

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>
    {
        int i = 0;
        for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> g = new(a[i..]), v = new(b[i..]);
            (g * (v * (Vector<T>.One - v))).CopyTo(y[i..]);
        }
        for (; i < y.Length; i++) y[i] = Invoke(a[i], b[i]);
    }

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++) y[i] = Invoke(a[i], b);
    }

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++) y[i] = Invoke(a, b[i]);
    }
}
