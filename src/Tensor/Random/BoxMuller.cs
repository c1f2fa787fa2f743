using System.Numerics;
using System.Runtime.CompilerServices;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative;

/// <summary>
/// Normal numbers from uniform ones, by Box and Muller, "A note on the generation of random normal deviates", 1958: two
/// numbers u in (0, 1] and v in [0, 1) give sqrt(-2 ln u) cos(2 pi v) and sqrt(-2 ln u) sin(2 pi v). Logarithm, sine and
/// cosine are sums of products here: those of the system's library differ in the last bit from platform to platform.
/// </summary>
internal static class BoxMuller
{
    private const double Ln2 = 0.693147180559945309417, HalfPi = 1.57079632679489661923, Sqrt2 = 1.41421356237309504880;

    // Of the series of artanh: 1 / k, smallest term first. Of sine and cosine: each term is the one before times z / (k (k + 1)).
    private static ReadOnlySpan<double> LogTerms => [1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3];

    private static ReadOnlySpan<double> SinSteps =>
        [1.0 / (18 * 19), 1.0 / (16 * 17), 1.0 / (14 * 15), 1.0 / (12 * 13), 1.0 / (10 * 11), 1.0 / (8 * 9), 1.0 / (6 * 7), 1.0 / (4 * 5), 1.0 / (2 * 3)];

    private static ReadOnlySpan<double> CosSteps =>
        [1.0 / (17 * 18), 1.0 / (15 * 16), 1.0 / (13 * 14), 1.0 / (11 * 12), 1.0 / (9 * 10), 1.0 / (7 * 8), 1.0 / (5 * 6), 1.0 / (3 * 4), 1.0 / (1 * 2)];

    /// <summary>The two numbers of one block of <see cref="Philox"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (double First, double Second) Pair(ulong key, ulong counter)
    {
        (uint x, uint y, uint z, uint w) = Philox.Block(key, counter);
        double radius = Math.Sqrt(-2 * Log(1 - Philox.ToDouble(x, y)));
        (double sin, double cos) = SinCosTurn(Philox.ToDouble(z, w));
        return (radius * cos, radius * sin);
    }

    /// <summary>Natural logarithm of a normal number above 0, within 2 ulp: x = 2^e m, and ln m = 2 artanh((m-1)/(m+1)) as a series.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int e = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble(bits & 0xFFFFFFFFFFFFF | 1023L << 52);
        if (m > Sqrt2)
        {
            m /= 2;
            e++;
        }
        double s = (m - 1) / (m + 1), z = s * s, sum = 0;
        foreach (double term in LogTerms) sum = (sum + term) * z;
        return e * Ln2 + (2 * s + 2 * s * sum);
    }

    /// <summary>Sine and cosine of v turns, v in [0, 1): the angle to the nearest quarter turn is exact, and its series are short.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (double Sin, double Cos) SinCosTurn(double v)
    {
        double quarter = Math.Floor(4 * v + 0.5), t = (4 * v - quarter) * HalfPi, z = t * t, sin = 0, cos = 0;
        foreach (double step in SinSteps) sin = (1 - sin) * (z * step);
        foreach (double step in CosSteps) cos = (1 - cos) * (z * step);
        sin = t - t * sin;
        cos = 1 - cos;
        return ((int)quarter & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    /// <summary>Writes blocks of normal numbers, the same whatever thread writes them.</summary>
    internal readonly unsafe struct Fill<T>(RandomState state, double mean, double deviation, T* y, long count) : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private const int BlockElements = 4096;

        internal static int Blocks(long count) => checked((int)((count + BlockElements - 1) / BlockElements));

        // Weights are among the first things that a program makes: optimized at once, not after some thousand numbers.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Invoke(int block)
        {
            long i = (long)block * BlockElements, end = Math.Min(count, i + BlockElements);
            for (; i < end; i += 2)
            {
                (double a, double b) = Pair(state.Key, state.Counter + (ulong)i / 2);
                y[i] = T.CreateTruncating(mean + deviation * a);
                if (i + 1 < end) y[i + 1] = T.CreateTruncating(mean + deviation * b);
            }
        }
    }
}
