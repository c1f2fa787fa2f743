using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    public void AdaGradStep(double lr, double eps, Tensor g, Tensor h, Tensor p)
    {
        if (p.DType == DType.Float32) AdaGradStep((float)lr, (float)eps, g, h, p);
        else AdaGradStep<double>(lr, eps, g, h, p);
    }

    public void AdaDeltaStep(double rho, double eps, Tensor g, Tensor msg, Tensor msdx, Tensor p)
    {
        if (p.DType == DType.Float32) AdaDeltaStep((float)rho, (float)eps, g, msg, msdx, p);
        else AdaDeltaStep<double>(rho, eps, g, msg, msdx, p);
    }

    public void RmspropStep(double lr, double alpha, double eps, double momentum, Tensor g, Tensor v, Tensor? a, Tensor? b, Tensor p)
    {
        if (p.DType == DType.Float32) RmspropStep((float)lr, (float)alpha, (float)eps, (float)momentum, g, v, a, b, p);
        else RmspropStep<double>(lr, alpha, eps, momentum, g, v, a, b, p);
    }

    private static void AdaGradStep<T>(T lr, T eps, Tensor g, Tensor h, Tensor p) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pg = &g.Origin<T>(), ph = &h.Origin<T>(), pp = &p.Origin<T>())
            CpuThreads.For(Blocks(p.Size), new AdaGradAction<T>(lr, eps, pg, ph, pp, p.Size));
        KeepAlive(p, g, h);
    }

    private static void AdaDeltaStep<T>(T rho, T eps, Tensor g, Tensor msg, Tensor msdx, Tensor p) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pg = &g.Origin<T>(), mean = &msg.Origin<T>(), step = &msdx.Origin<T>(), pp = &p.Origin<T>())
            CpuThreads.For(Blocks(p.Size), new AdaDeltaAction<T>(rho, T.One - rho, eps, pg, mean, step, pp, p.Size));
        KeepAlive(p, g, msg);
        GC.KeepAlive(msdx);
    }

    private static void RmspropStep<T>(T lr, T alpha, T eps, T momentum, Tensor g, Tensor v, Tensor? a, Tensor? b, Tensor p)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pg = &g.Origin<T>(), pv = &v.Origin<T>(), pa = &(a ?? v).Origin<T>(), pb = &(b ?? v).Origin<T>(), pp = &p.Origin<T>())
        {
            var action = new RmspropAction<T>(lr, alpha, eps, momentum, pg, pv, a is null ? null : pa, b is null ? null : pb, pp, p.Size);
            CpuThreads.For(Blocks(p.Size), action);
        }
        KeepAlive(p, g, v);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
    }

    private readonly struct AdaGradAction<T>(T lr, T eps, T* g, T* h, T* p, long count) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int block)
        {
            long i = (long)block * CpuThreads.BlockElements, end = Math.Min(count, i + CpuThreads.BlockElements);
            Vector<T> rate = new(lr), small = new(eps);
            for (; i <= end - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> gi = Vector.Load(g + i), hi = Vector.Load(h + i) + gi * gi;
                Vector.Store(hi, h + i);
                Vector.Store(Vector.Load(p + i) - rate * gi / (Vector.SquareRoot(hi) + small), p + i);
            }
            for (; i < end; i++)
            {
                h[i] += g[i] * g[i];
                p[i] -= lr * g[i] / (T.Sqrt(h[i]) + eps);
            }
        }
    }

    private readonly struct AdaDeltaAction<T>(T rho, T rest, T eps, T* g, T* msg, T* msdx, T* p, long count) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int block)
        {
            long i = (long)block * CpuThreads.BlockElements, end = Math.Min(count, i + CpuThreads.BlockElements);
            Vector<T> kept = new(rho), share = new(rest), small = new(eps);
            for (; i <= end - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> gi = Vector.Load(g + i), step = Vector.Load(msdx + i), mean = kept * Vector.Load(msg + i) + share * gi * gi;
                Vector<T> dx = Vector.SquareRoot((step + small) / (mean + small)) * gi;
                Vector.Store(mean, msg + i);
                Vector.Store(kept * step + share * dx * dx, msdx + i);
                Vector.Store(Vector.Load(p + i) - dx, p + i);
            }
            for (; i < end; i++)
            {
                msg[i] = rho * msg[i] + rest * g[i] * g[i];
                T dx = T.Sqrt((msdx[i] + eps) / (msg[i] + eps)) * g[i];
                msdx[i] = rho * msdx[i] + rest * dx * dx;
                p[i] -= dx;
            }
        }
    }

    /// <summary>Without a mean, a is null; without momentum, b.</summary>
    private readonly struct RmspropAction<T>(T lr, T alpha, T eps, T momentum, T* g, T* v, T* a, T* b, T* p, long count) : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int block)
        {
            long i = (long)block * CpuThreads.BlockElements, end = Math.Min(count, i + CpuThreads.BlockElements);
            T rest = T.One - alpha;
            Vector<T> rate = new(lr), kept = new(alpha), share = new(rest), small = new(eps), inertia = new(momentum);
            for (; i <= end - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> gi = Vector.Load(g + i), spread = kept * Vector.Load(v + i) + share * gi * gi;
                Vector.Store(spread, v + i);
                if (a != null)
                {
                    Vector<T> mean = kept * Vector.Load(a + i) + share * gi;
                    Vector.Store(mean, a + i);
                    spread = Vector.Max(spread - mean * mean, Vector<T>.Zero);
                }
                Vector<T> step = gi / (Vector.SquareRoot(spread) + small);
                if (b != null)
                {
                    step += inertia * Vector.Load(b + i);
                    Vector.Store(step, b + i);
                }
                Vector.Store(Vector.Load(p + i) - rate * step, p + i);
            }
            for (; i < end; i++)
            {
                T spread = v[i] = alpha * v[i] + rest * g[i] * g[i];
                if (a != null)
                {
                    a[i] = alpha * a[i] + rest * g[i];
                    spread = T.Max(spread - a[i] * a[i], T.Zero);
                }
                T step = g[i] / (T.Sqrt(spread) + eps);
                if (b != null) b[i] = step += momentum * b[i];
                p[i] -= lr * step;
            }
        }
    }
}
