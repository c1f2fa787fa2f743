using System.Numerics;
using System.Numerics.Tensors;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    public void GruStep(Tensor gates, Tensor u, Tensor h, Tensor h1)
    {
        if (gates.DType == DType.Float32) GruStep<float>(gates, u, h, h1);
        else GruStep<double>(gates, u, h, h1);
    }

    public void GruStepGradient(Tensor gates, Tensor u, Tensor h, Tensor gh, Tensor gate, Tensor gu)
    {
        if (gates.DType == DType.Float32) GruStepGradient<float>(gates, u, h, gh, gate, gu);
        else GruStepGradient<double>(gates, u, h, gh, gate, gu);
    }

    private static void GruStep<T>(Tensor gates, Tensor u, Tensor h, Tensor h1) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pa = &gates.Origin<T>(), pu = &u.Origin<T>(), ph = &h.Origin<T>(), ph1 = &h1.Origin<T>())
            EachRow(gates, new GruAction<T>(pa, pu, ph, ph1, (int)h.Shape[1]));
        KeepAlive(gates, u, h);
        GC.KeepAlive(h1);
    }

    private static void GruStepGradient<T>(Tensor gates, Tensor u, Tensor h, Tensor gh, Tensor gate, Tensor gu) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pa = &gates.Origin<T>(), pu = &u.Origin<T>(), ph = &h.Origin<T>(), pgh = &gh.Origin<T>(), pga = &gate.Origin<T>(), pgu = &gu.Origin<T>())
            EachRow(gates, new GruGradientAction<T>(pa, pu, ph, pgh, pga, pgu, (int)h.Shape[1]));
        KeepAlive(gates, u, h);
        KeepAlive(gate, gh, gu);
    }

    private readonly struct GruAction<T>(T* gates, T* u, T* h, T* h1, int units) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int row)
        {
            Span<T> a = new(gates + (long)row * 3 * units, 3 * units), product = new(u + (long)row * 3 * units, 3 * units);
            Span<T> rz = a[..(2 * units)], r = a[..units], z = a[units..(2 * units)], n = a[(2 * units)..], next = new(h1 + (long)row * units, units);
            TensorPrimitives.Add(rz, product[..(2 * units)], rz);
            UnaryRow<SigmoidOp, T>.Apply(rz, rz);
            TensorPrimitives.MultiplyAdd(r, product[(2 * units)..], n, n);
            UnaryRow<TanhOp, T>.Apply(n, n);
            // n + z (h - n)
            TensorPrimitives.Subtract(new ReadOnlySpan<T>(h + (long)row * units, units), n, next);
            TensorPrimitives.MultiplyAdd(next, z, n, next);
        }
    }

    private readonly struct GruGradientAction<T>(T* gates, T* u, T* h, T* gh, T* gate, T* gu, int units) : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int row)
        {
            T* a = gates + (long)row * 3 * units, un = u + ((long)row * 3 + 2) * units, ga = gate + (long)row * 3 * units, gp = gu + (long)row * 3 * units;
            T* state = h + (long)row * units, dh = gh + (long)row * units;
            int k = 0;
            for (; k <= units - Vector<T>.Count; k += Vector<T>.Count)
            {
                Vector<T> one = Vector<T>.One, r = Vector.Load(a + k), z = Vector.Load(a + units + k), n = Vector.Load(a + 2 * units + k), d = Vector.Load(dh + k);
                Vector<T> gn = d * (one - z) * (one - n * n);
                Vector<T> gr = gn * Vector.Load(un + k) * (r * (one - r)), gz = d * (Vector.Load(state + k) - n) * (z * (one - z));
                Vector.Store(gr, ga + k);
                Vector.Store(gz, ga + units + k);
                Vector.Store(gn, ga + 2 * units + k);
                Vector.Store(gr, gp + k);
                Vector.Store(gz, gp + units + k);
                Vector.Store(gn * r, gp + 2 * units + k);
                Vector.Store(d * z, dh + k);
            }
            for (; k < units; k++)
            {
                T r = a[k], z = a[units + k], n = a[2 * units + k], d = dh[k];
                T gn = d * (T.One - z) * (T.One - n * n);
                ga[k] = gp[k] = gn * un[k] * (r * (T.One - r));
                ga[units + k] = gp[units + k] = d * (state[k] - n) * (z * (T.One - z));
                ga[2 * units + k] = gn;
                gp[2 * units + k] = gn * r;
                dh[k] = d * z;
            }
        }
    }
}
