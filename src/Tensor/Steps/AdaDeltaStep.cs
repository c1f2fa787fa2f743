using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative.Steps;

/// <summary>msg = rho msg + (1-rho) g²; dx = sqrt((msdx + eps) / (msg + eps)) g; msdx = rho msdx + (1-rho) dx²; p -= dx.</summary>
internal readonly struct AdaDeltaStep(double rho, double eps) : IStepOp
{
    public static string Name => "adadelta";

    public static string[] Arrays { get; } = ["g", "msg", "msdx", "p"];

    public static string[] Numbers { get; } = ["rho", "rest", "eps"];

    public static string OpenCL =>
        "msg = rho * msg + rest * g * g; T dx = sqrt((msdx + eps) / (msg + eps)) * g; msdx = rho * msdx + rest * dx * dx; p -= dx;";

    public static KernelStep? Kernel => KernelStep.AdaDelta;

    public void Write<T>(Span<T> numbers) where T : unmanaged, IFloatingPointIeee754<T>
    {
        numbers[0] = T.CreateTruncating(rho);
        numbers[1] = T.One - numbers[0];
        numbers[2] = T.CreateTruncating(eps);
    }

    public static unsafe void Invoke<T>(ReadOnlySpan<T> numbers, T** x, long count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* g = x[0], msg = x[1], msdx = x[2], p = x[3];
        T rho = numbers[0], rest = numbers[1], eps = numbers[2];
        Vector<T> kept = new(rho), share = new(rest), small = new(eps);
        long i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> gi = Vector.Load(g + i), step = Vector.Load(msdx + i), mean = kept * Vector.Load(msg + i) + share * gi * gi;
            Vector<T> dx = Vector.SquareRoot((step + small) / (mean + small)) * gi;
            Vector.Store(mean, msg + i);
            Vector.Store(kept * step + share * dx * dx, msdx + i);
            Vector.Store(Vector.Load(p + i) - dx, p + i);
        }
        for (; i < count; i++)
        {
            msg[i] = rho * msg[i] + rest * g[i] * g[i];
            T dx = T.Sqrt((msdx[i] + eps) / (msg[i] + eps)) * g[i];
            msdx[i] = rho * msdx[i] + rest * dx * dx;
            p[i] -= dx;
        }
    }
}
