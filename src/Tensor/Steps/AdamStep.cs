using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative.Steps;

/// <summary>
/// m += (1-beta1)(g - m); v += (1-beta2)(g² - v); p = (1-decay) p - lr m / (sqrt(v) + eps). The corrections of the first steps are in lr and
/// eps.
/// </summary>
internal readonly struct AdamStep(double lr, double beta1, double beta2, double eps, double decay) : IStepOp
{
    public static string Name => "adam";

    public static string[] Arrays { get; } = ["g", "m", "v", "p"];

    public static string[] Numbers { get; } = ["lr", "rest1", "rest2", "eps", "keep"];

    public static string OpenCL => "m += rest1 * (g - m); v += rest2 * (g * g - v); p = keep * p - lr * m / (sqrt(v) + eps);";

    public static KernelStep? Kernel => KernelStep.Adam;

    public void Write<T>(Span<T> numbers) where T : unmanaged, IFloatingPointIeee754<T>
    {
        numbers[0] = T.CreateTruncating(lr);
        numbers[1] = T.One - T.CreateTruncating(beta1);
        numbers[2] = T.One - T.CreateTruncating(beta2);
        numbers[3] = T.CreateTruncating(eps);
        numbers[4] = T.One - T.CreateTruncating(decay);
    }

    public static unsafe void Invoke<T>(ReadOnlySpan<T> numbers, T** x, long count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* g = x[0], m = x[1], v = x[2], p = x[3];
        T lr = numbers[0], rest1 = numbers[1], rest2 = numbers[2], eps = numbers[3], keep = numbers[4];
        Vector<T> rate = new(lr), r1 = new(rest1), r2 = new(rest2), small = new(eps), share = new(keep);
        long i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> gi = Vector.Load(g + i), mi = Vector.Load(m + i), vi = Vector.Load(v + i);
            mi += r1 * (gi - mi);
            vi += r2 * (gi * gi - vi);
            Vector.Store(mi, m + i);
            Vector.Store(vi, v + i);
            Vector.Store(share * Vector.Load(p + i) - rate * mi / (Vector.SquareRoot(vi) + small), p + i);
        }
        for (; i < count; i++)
        {
            m[i] += rest1 * (g[i] - m[i]);
            v[i] += rest2 * (g[i] * g[i] - v[i]);
            p[i] = keep * p[i] - lr * m[i] / (T.Sqrt(v[i]) + eps);
        }
    }
}
