using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>gy where y is positive, else 0: the gradient of y = max(x, 0) in one pass.</summary>
    internal static Tensor ReluGradient(Tensor gy, Tensor y) => Binary<ReluGradientOp>(gy, y);
}

internal readonly struct ReluGradientOp : IBinaryOp
{
    public static string Name => "relu_gradient";

    public static string OpenCL => "b > (T)0 ? a : (T)0";

    public static KernelPairFunction? Kernel => KernelPairFunction.ReluGradient;

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => b > T.Zero ? a : T.Zero;

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>
    {
        int i = 0;
        for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> g = new(a[i..]), v = new(b[i..]);
            (Vector.ConditionalSelect(Vector.GreaterThan(v, Vector<T>.Zero), g, Vector<T>.Zero)).CopyTo(y[i..]);
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
