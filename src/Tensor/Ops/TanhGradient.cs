using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>gy (1 - y²): the gradient of y = tanh(x) in one pass.</summary>
    internal static Tensor TanhGradient(Tensor gy, Tensor y) => Binary<TanhGradientOp>(gy, y);
}

internal readonly struct TanhGradientOp : IBinaryOp
{
    public static string Name => "tanh_gradient";

    public static string OpenCL => "a * ((T)1 - b * b)";

    public static KernelPairFunction? Kernel => KernelPairFunction.TanhGradient;

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a * (T.One - b * b);

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>
    {
        int i = 0;
        for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> g = new(a[i..]), v = new(b[i..]);
            (g * (Vector<T>.One - v * v)).CopyTo(y[i..]);
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
