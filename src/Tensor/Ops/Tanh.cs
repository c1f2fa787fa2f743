using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The hyperbolic tangent.</summary>
    public Tensor Tanh() => Unary<TanhOp>(this);
}

internal readonly struct TanhOp : IUnaryOp
{
    private const int Chunk = 128;

    public static string Name => "tanh";

    public static string OpenCL => "tanh(x)";

    public static KernelFunction? Kernel => KernelFunction.Tanh;

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Tanh(x);

    // TensorPrimitives goes through 1 - exp and loses every digit near 0; there the power series takes over.
    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> far = stackalloc T[Chunk];
        while (x.Length >= Chunk)
        {
            TensorPrimitives.Tanh(x[..Chunk], far);
            for (int i = 0; i < Chunk; i += Vector<T>.Count)
            {
                var v = new Vector<T>(x[i..]);
                Vector<T> near = Vector.LessThan(Vector.Abs(v), new Vector<T>(T.CreateChecked(0.25)));
                Vector.ConditionalSelect(near, Series(v), new Vector<T>(far[i..])).CopyTo(y[i..]);
            }
            x = x[Chunk..];
            y = y[Chunk..];
        }
        for (int i = 0; i < x.Length; i++) y[i] = T.Tanh(x[i]);
    }

    // Taylor coefficients B(2n) 4^n (4^n - 1) / (2n)! of tanh; below 0.25 the terms after x^23 are under 1e-17 of the sum.
    private static Vector<T> Series<T>(Vector<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<double> c =
        [
            -929569.0 / 638512875, 6404582.0 / 10854718875, -443861162.0 / 1856156927625, 18888466084.0 / 194896477400625,
            -113927491862.0 / 2900518163668125,
        ];
        Vector<T> z = x * x;
        Vector<T> p = new(T.CreateChecked(c[4]));
        p = p * z + new Vector<T>(T.CreateChecked(c[3]));
        p = p * z + new Vector<T>(T.CreateChecked(c[2]));
        p = p * z + new Vector<T>(T.CreateChecked(c[1]));
        p = p * z + new Vector<T>(T.CreateChecked(c[0]));
        p = p * z + new Vector<T>(T.CreateChecked(21844.0 / 6081075));
        p = p * z - new Vector<T>(T.CreateChecked(1382.0 / 155925));
        p = p * z + new Vector<T>(T.CreateChecked(62.0 / 2835));
        p = p * z - new Vector<T>(T.CreateChecked(17.0 / 315));
        p = p * z + new Vector<T>(T.CreateChecked(2.0 / 15));
        p = p * z - new Vector<T>(T.CreateChecked(1.0 / 3));
        return x + x * (z * p);
    }
}
