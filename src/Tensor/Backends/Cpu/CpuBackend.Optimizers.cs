using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    public void SgdStep(double lr, Tensor g, Tensor p)
    {
        if (p.DType == DType.Float32) SgdStep((float)lr, g, p);
        else SgdStep<double>(lr, g, p);
    }

    public void MomentumStep(double lr, double momentum, Tensor g, Tensor v, Tensor p)
    {
        if (p.DType == DType.Float32) MomentumStep((float)lr, (float)momentum, g, v, p);
        else MomentumStep<double>(lr, momentum, g, v, p);
    }

    public void NesterovStep(double lr, double momentum, double decay, Tensor g, Tensor b, Tensor p)
    {
        if (p.DType == DType.Float32) NesterovStep((float)lr, (float)momentum, (float)decay, g, b, p);
        else NesterovStep<double>(lr, momentum, decay, g, b, p);
    }

    public void AdamStep(double lr, double beta1, double beta2, double eps, double decay, Tensor g, Tensor m, Tensor v, Tensor p)
    {
        if (p.DType == DType.Float32) AdamStep((float)lr, (float)beta1, (float)beta2, (float)eps, (float)decay, g, m, v, p);
        else AdamStep<double>(lr, beta1, beta2, eps, decay, g, m, v, p);
    }

    private static void SgdStep<T>(T lr, Tensor g, Tensor p) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pg = &g.Origin<T>(), pp = &p.Origin<T>())
            CpuThreads.For(Blocks(p.Size), new SgdAction<T>(lr, pg, pp, p.Size));
        KeepAlive(p, g, g);
    }

    private static void MomentumStep<T>(T lr, T momentum, Tensor g, Tensor v, Tensor p) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pg = &g.Origin<T>(), pv = &v.Origin<T>(), pp = &p.Origin<T>())
            CpuThreads.For(Blocks(p.Size), new MomentumAction<T>(lr, momentum, pg, pv, pp, p.Size));
        KeepAlive(p, g, v);
    }

    private static void NesterovStep<T>(T lr, T momentum, T decay, Tensor g, Tensor b, Tensor p) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pg = &g.Origin<T>(), pb = &b.Origin<T>(), pp = &p.Origin<T>())
            CpuThreads.For(Blocks(p.Size), new NesterovAction<T>(lr, momentum, decay, pg, pb, pp, p.Size));
        KeepAlive(p, g, b);
    }

    private static void AdamStep<T>(T lr, T beta1, T beta2, T eps, T decay, Tensor g, Tensor m, Tensor v, Tensor p) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pg = &g.Origin<T>(), pm = &m.Origin<T>(), pv = &v.Origin<T>(), pp = &p.Origin<T>())
            CpuThreads.For(Blocks(p.Size), new AdamAction<T>(lr, T.One - beta1, T.One - beta2, eps, T.One - decay, pg, pm, pv, pp, p.Size));
        KeepAlive(p, g, m);
        GC.KeepAlive(v);
    }

    private static int Blocks(long count) => checked((int)((count + CpuThreads.BlockElements - 1) / CpuThreads.BlockElements));

    private readonly struct SgdAction<T>(T lr, T* g, T* p, long count) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int block)
        {
            long i = (long)block * CpuThreads.BlockElements, end = Math.Min(count, i + CpuThreads.BlockElements);
            var rate = new Vector<T>(lr);
            for (; i <= end - Vector<T>.Count; i += Vector<T>.Count)
                Vector.Store(Vector.Load(p + i) - rate * Vector.Load(g + i), p + i);
            for (; i < end; i++) p[i] -= lr * g[i];
        }
    }

    private readonly struct MomentumAction<T>(T lr, T momentum, T* g, T* v, T* p, long count) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int block)
        {
            long i = (long)block * CpuThreads.BlockElements, end = Math.Min(count, i + CpuThreads.BlockElements);
            Vector<T> rate = new(lr), kept = new(momentum);
            for (; i <= end - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> vi = kept * Vector.Load(v + i) - rate * Vector.Load(g + i);
                Vector.Store(vi, v + i);
                Vector.Store(Vector.Load(p + i) + vi, p + i);
            }
            for (; i < end; i++)
            {
                v[i] = momentum * v[i] - lr * g[i];
                p[i] += v[i];
            }
        }
    }

    private readonly struct NesterovAction<T>(T lr, T momentum, T decay, T* g, T* b, T* p, long count) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int block)
        {
            long i = (long)block * CpuThreads.BlockElements, end = Math.Min(count, i + CpuThreads.BlockElements);
            Vector<T> rate = new(lr), kept = new(momentum), pull = new(decay);
            for (; i <= end - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> pi = Vector.Load(p + i), gi = Vector.Load(g + i) + pull * pi, bi = kept * Vector.Load(b + i) + gi;
                Vector.Store(bi, b + i);
                Vector.Store(pi - rate * (gi + kept * bi), p + i);
            }
            for (; i < end; i++)
            {
                T gi = g[i] + decay * p[i];
                b[i] = momentum * b[i] + gi;
                p[i] -= lr * (gi + momentum * b[i]);
            }
        }
    }

    private readonly struct AdamAction<T>(T lr, T rest1, T rest2, T eps, T keep, T* g, T* m, T* v, T* p, long count) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int block)
        {
            long i = (long)block * CpuThreads.BlockElements, end = Math.Min(count, i + CpuThreads.BlockElements);
            Vector<T> rate = new(lr), r1 = new(rest1), r2 = new(rest2), small = new(eps), share = new(keep);
            for (; i <= end - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> gi = Vector.Load(g + i), mi = Vector.Load(m + i), vi = Vector.Load(v + i);
                mi += r1 * (gi - mi);
                vi += r2 * (gi * gi - vi);
                Vector.Store(mi, m + i);
                Vector.Store(vi, v + i);
                Vector.Store(share * Vector.Load(p + i) - rate * mi / (Vector.SquareRoot(vi) + small), p + i);
            }
            for (; i < end; i++)
            {
                m[i] += rest1 * (g[i] - m[i]);
                v[i] += rest2 * (g[i] * g[i] - v[i]);
                p[i] = keep * p[i] - lr * m[i] / (T.Sqrt(v[i]) + eps);
            }
        }
    }
}
