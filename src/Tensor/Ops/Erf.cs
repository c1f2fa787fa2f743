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

    // Abramowitz and Stegun 7.1.6 where the series is short, all of its terms positive; beyond it 1 minus the continued fraction 7.1.14.
    private static double Erf(double x)
    {
        double z = Math.Abs(x);
        if (double.IsNaN(x) || z >= 6) return double.IsNaN(x) ? x : Math.Sign(x);
        // The rounding of z² would cost several places of exp(-z²): what it cut off is put back.
        double square = z * z, gauss = Math.Exp(-square) * (1 - Math.FusedMultiplyAdd(z, z, -square));
        double y;
        if (z < 1.25)
        {
            double term = z, sum = z, lost = 0;
            for (int n = 1; term > sum * 1e-17; n++)
            {
                term = term * (2 * square) / (2 * n + 1);
                double next = sum + term;
                lost += sum - next + term;
                sum = next;
            }
            y = 2 / Math.Sqrt(Math.PI) * gauss * (sum + lost);
        }
        else
        {
            double fraction = z;
            for (int k = (int)(10 + 220 / square); k > 0; k--) fraction = z + k / 2.0 / fraction;
            y = 1 - gauss / (Math.Sqrt(Math.PI) * fraction);
        }
        return Math.CopySign(y, x);
    }
}
