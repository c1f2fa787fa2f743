using System.Numerics;
using System.Numerics.Tensors;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

// Row by row: the activations in place, then one loop over the units, all while the row is in the nearest cache.
internal sealed unsafe partial class CpuBackend
{
    public void LstmStep(Tensor gates, Tensor c, Tensor c1, Tensor h1)
    {
        if (gates.DType == DType.Float32) LstmStep<float>(gates, c, c1, h1);
        else LstmStep<double>(gates, c, c1, h1);
    }

    public void LstmStepGradient(Tensor gates, Tensor c, Tensor c1, Tensor gh, Tensor gc, Tensor gate)
    {
        if (gates.DType == DType.Float32) LstmStepGradient<float>(gates, c, c1, gh, gc, gate);
        else LstmStepGradient<double>(gates, c, c1, gh, gc, gate);
    }

    private static void LstmStep<T>(Tensor gates, Tensor c, Tensor c1, Tensor h1) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pa = &gates.Origin<T>(), pc = &c.Origin<T>(), pc1 = &c1.Origin<T>(), ph1 = &h1.Origin<T>())
            EachRow(gates, new LstmAction<T>(pa, pc, pc1, ph1, (int)c.Shape[1]));
        KeepAlive(gates, c, c1);
        GC.KeepAlive(h1);
    }

    private static void LstmStepGradient<T>(Tensor gates, Tensor c, Tensor c1, Tensor gh, Tensor gc, Tensor gate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pa = &gates.Origin<T>(), pc = &c.Origin<T>(), pc1 = &c1.Origin<T>(), pgh = &gh.Origin<T>(), pgc = &gc.Origin<T>(), pga = &gate.Origin<T>())
            EachRow(gates, new LstmGradientAction<T>(pa, pc, pc1, pgh, pgc, pga, (int)c.Shape[1]));
        KeepAlive(gates, c, c1);
        KeepAlive(gate, gh, gc);
    }

    private static void EachRow<TAction>(Tensor gates, in TAction action) where TAction : struct, IAction
    {
        long rows = gates.Shape[0], rowsPerBlock = Math.Max(1, CpuThreads.BlockElements / gates.Shape[1]);
        CpuThreads.For(checked((int)((rows + rowsPerBlock - 1) / rowsPerBlock)), new RowsAction<TAction>(action, rows, rowsPerBlock));
    }

    private readonly struct RowsAction<TAction>(TAction action, long rows, long rowsPerBlock) : IAction where TAction : struct, IAction
    {
        public void Invoke(int block)
        {
            long end = Math.Min(rows, (block + 1) * rowsPerBlock);
            for (long row = block * rowsPerBlock; row < end; row++) action.Invoke((int)row);
        }
    }

    private readonly struct LstmAction<T>(T* gates, T* c, T* c1, T* h1, int units) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int row)
        {
            Span<T> a = new(gates + (long)row * 4 * units, 4 * units), cell = new(c1 + (long)row * units, units), h = new(h1 + (long)row * units, units);
            Span<T> i = a[..units], f = a[units..(2 * units)], g = a[(2 * units)..(3 * units)], o = a[(3 * units)..];
            UnaryRow<SigmoidOp, T>.Apply(a[..(2 * units)], a[..(2 * units)]);
            UnaryRow<TanhOp, T>.Apply(g, g);
            UnaryRow<SigmoidOp, T>.Apply(o, o);
            TensorPrimitives.Multiply(f, new ReadOnlySpan<T>(c + (long)row * units, units), cell);
            TensorPrimitives.MultiplyAdd(i, g, cell, cell);
            UnaryRow<TanhOp, T>.Apply(cell, h);
            TensorPrimitives.Multiply(h, o, h);
        }
    }

    private readonly struct LstmGradientAction<T>(T* gates, T* c, T* c1, T* gh, T* gc, T* gate, int units) : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int row)
        {
            T* a = gates + (long)row * 4 * units, ga = gate + (long)row * 4 * units;
            T* cell = c + (long)row * units, dh = gh + (long)row * units, dc = gc + (long)row * units;
            // tanh(c1) waits where the gradient of o goes.
            UnaryRow<TanhOp, T>.Apply(new(c1 + (long)row * units, units), new(ga + 3 * units, units));
            int k = 0;
            for (; k <= units - Vector<T>.Count; k += Vector<T>.Count)
            {
                Vector<T> one = Vector<T>.One, i = Vector.Load(a + k), f = Vector.Load(a + units + k), g = Vector.Load(a + 2 * units + k);
                Vector<T> o = Vector.Load(a + 3 * units + k), y = Vector.Load(ga + 3 * units + k), d = Vector.Load(dh + k);
                Vector<T> e = Vector.Load(dc + k) + d * o * (one - y * y);
                Vector.Store(e * g * (i * (one - i)), ga + k);
                Vector.Store(e * Vector.Load(cell + k) * (f * (one - f)), ga + units + k);
                Vector.Store(e * i * (one - g * g), ga + 2 * units + k);
                Vector.Store(d * y * (o * (one - o)), ga + 3 * units + k);
                Vector.Store(e * f, dc + k);
            }
            for (; k < units; k++)
            {
                T i = a[k], f = a[units + k], g = a[2 * units + k], o = a[3 * units + k], y = ga[3 * units + k], d = dh[k];
                T e = dc[k] + d * o * (T.One - y * y);
                ga[k] = e * g * (i * (T.One - i));
                ga[units + k] = e * cell[k] * (f * (T.One - f));
                ga[2 * units + k] = e * i * (T.One - g * g);
                ga[3 * units + k] = d * y * (o * (T.One - o));
                dc[k] = e * f;
            }
        }
    }
}
