using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Interop;

namespace DeZeroNative.Steps;

/// <summary>
/// v = alpha v + (1-alpha) g²; d = sqrt(v) + eps, centered sqrt(v - a²) + eps with a = alpha a + (1-alpha) g; p -= lr g / d, with momentum
/// b = momentum b + g / d, p -= lr b. A v - a² that rounding made negative is 0. The arrays are g, v, a where centered, b with momentum, p.
/// </summary>
internal readonly struct RmspropStep<TCentered, TMomentum>(double lr, double alpha, double eps, double momentum) : IStepOp
    where TCentered : struct, IChoice where TMomentum : struct, IChoice
{
    public static string Name => (TCentered.IsTaken, TMomentum.IsTaken) switch
    {
        (false, false) => "rmsprop",
        (false, true) => "rmsprop_momentum",
        (true, false) => "rmsprop_centered",
        _ => "rmsprop_centered_momentum",
    };

    public static string[] Arrays { get; } = (TCentered.IsTaken, TMomentum.IsTaken) switch
    {
        (false, false) => ["g", "v", "p"],
        (false, true) => ["g", "v", "b", "p"],
        (true, false) => ["g", "v", "a", "p"],
        _ => ["g", "v", "a", "b", "p"],
    };

    public static string[] Numbers { get; } = ["lr", "alpha", "rest", "eps", "inertia"];

    public static string OpenCL =>
        "v = alpha * v + rest * g * g; T spread = v; "
        + (TCentered.IsTaken ? "a = alpha * a + rest * g; spread -= a * a; if (spread < 0) spread = 0; " : "")
        + "T moved = g / (sqrt(spread) + eps); "
        + (TMomentum.IsTaken ? "moved = b = inertia * b + moved; " : "")
        + "p -= lr * moved;";

    public static KernelStep? Kernel => (TCentered.IsTaken, TMomentum.IsTaken) switch
    {
        (false, false) => KernelStep.Rmsprop,
        (false, true) => KernelStep.RmspropMomentum,
        (true, false) => KernelStep.RmspropCentered,
        _ => KernelStep.RmspropCenteredMomentum,
    };

    public void Write<T>(Span<T> numbers) where T : unmanaged, IFloatingPointIeee754<T>
    {
        numbers[0] = T.CreateTruncating(lr);
        numbers[1] = T.CreateTruncating(alpha);
        numbers[2] = T.One - numbers[1];
        numbers[3] = T.CreateTruncating(eps);
        numbers[4] = T.CreateTruncating(momentum);
    }

    public static unsafe void Invoke<T>(ReadOnlySpan<T> numbers, T** x, long count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int next = 0;
        T* g = x[next++], v = x[next++], a = TCentered.IsTaken ? x[next++] : null, b = TMomentum.IsTaken ? x[next++] : null, p = x[next];
        T lr = numbers[0], alpha = numbers[1], rest = numbers[2], eps = numbers[3], momentum = numbers[4];
        Vector<T> rate = new(lr), kept = new(alpha), share = new(rest), small = new(eps), inertia = new(momentum);
        long i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> gi = Vector.Load(g + i), spread = kept * Vector.Load(v + i) + share * gi * gi;
            Vector.Store(spread, v + i);
            if (TCentered.IsTaken)
            {
                Vector<T> mean = kept * Vector.Load(a + i) + share * gi;
                Vector.Store(mean, a + i);
                spread = Vector.Max(spread - mean * mean, Vector<T>.Zero);
            }
            Vector<T> step = gi / (Vector.SquareRoot(spread) + small);
            if (TMomentum.IsTaken)
            {
                step += inertia * Vector.Load(b + i);
                Vector.Store(step, b + i);
            }
            Vector.Store(Vector.Load(p + i) - rate * step, p + i);
        }
        for (; i < count; i++)
        {
            T spread = v[i] = alpha * v[i] + rest * g[i] * g[i];
            if (TCentered.IsTaken)
            {
                a[i] = alpha * a[i] + rest * g[i];
                spread = T.Max(spread - a[i] * a[i], T.Zero);
            }
            T step = g[i] / (T.Sqrt(spread) + eps);
            if (TMomentum.IsTaken) b[i] = step += momentum * b[i];
            p[i] -= lr * step;
        }
    }
}
