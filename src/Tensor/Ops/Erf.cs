using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The error function 2/sqrt(pi) times the integral of exp(-t²) from 0 to x.</summary>
    public Tensor Erf() => Unary<ErfOp>(this);
}

internal readonly struct ErfOp : IUnaryOp
{
    public static string Name => "erf";

    public static string OpenCL => "erf(x)";

    public static KernelFunction? Kernel => KernelFunction.Erf;

    public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => T.CreateChecked(Erf(double.CreateChecked(x)));

    public static void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) y[i] = Invoke(x[i]);
    }

    // Abramowitz and Stegun 7.1.6 up to 2.5, where all terms are positive; beyond it 1 minus the continued fraction 7.1.14.
    private static double Erf(double x)
    {
        double z = Math.Abs(x);
        if (double.IsNaN(x) || z >= 6) return double.IsNaN(x) ? x : Math.Sign(x);
        double y;
        if (z < 2.5)
        {
            double term = z, sum = z;
            for (int n = 1; term > sum * 1e-17; n++)
            {
                term *= 2 * z * z / (2 * n + 1);
                sum += term;
            }
            y = 2 / Math.Sqrt(Math.PI) * Math.Exp(-z * z) * sum;
        }
        else
        {
            double fraction = z;
            for (int k = 60; k > 0; k--) fraction = z + k / 2.0 / fraction;
            y = 1 - Math.Exp(-z * z) / (Math.Sqrt(Math.PI) * fraction);
        }
        return Math.CopySign(y, x);
    }
}
