using System.Numerics;
using DeZeroNative.Backends.Cpu.Recurrent;

namespace DeZeroNative.Backends.Cpu;

// Sequences go by rows where the C kernels are, else step by step.
internal sealed unsafe partial class CpuBackend
{
    public void LstmSequence(Tensor gates, Tensor h0, Tensor c0, HiddenWeights u, bool reverse, Tensor h, Tensor c)
    {
        if (!RowBlocks<float>.Takes(u, h.Shape[1])) ComposedRecurrence.Lstm(this, gates, h0, c0, u, reverse, h, c);
        else if (h.DType == DType.Float32) LstmSequence<float>(gates, h0, c0, u, reverse, h, c);
        else LstmSequence<double>(gates, h0, c0, u, reverse, h, c);
    }

    public void LstmSequenceGradient(Tensor gates, Tensor c0, Tensor c, HiddenWeights u, Tensor? gy, bool reverse, Tensor gh, Tensor gc, Tensor gate)
    {
        if (!RowBlocks<float>.Takes(u, c.Shape[1])) ComposedRecurrence.LstmGradient(this, gates, c0, c, u, gy, reverse, gh, gc, gate);
        else if (c.DType == DType.Float32) LstmSequenceGradient<float>(gates, c0, c, u, gy, reverse, gh, gc, gate);
        else LstmSequenceGradient<double>(gates, c0, c, u, gy, reverse, gh, gc, gate);
    }

    public void GruSequence(Tensor gates, Tensor hidden, bool biased, Tensor h0, HiddenWeights u, bool reverse, Tensor h)
    {
        if (!RowBlocks<float>.Takes(u, h.Shape[1])) ComposedRecurrence.Gru(this, gates, hidden, biased, h0, u, reverse, h);
        else if (h.DType == DType.Float32) GruSequence<float>(gates, hidden, biased, h0, u, reverse, h);
        else GruSequence<double>(gates, hidden, biased, h0, u, reverse, h);
    }

    public void GruSequenceGradient(Tensor gates, Tensor hidden, Tensor h0, Tensor h, HiddenWeights u, Tensor gy, bool reverse, Tensor gh, Tensor gate, Tensor gu)
    {
        if (!RowBlocks<float>.Takes(u, h.Shape[1])) ComposedRecurrence.GruGradient(this, gates, hidden, h0, h, u, gy, reverse, gh, gate, gu);
        else if (h.DType == DType.Float32) GruSequenceGradient<float>(gates, hidden, h0, h, u, gy, reverse, gh, gate, gu);
        else GruSequenceGradient<double>(gates, hidden, h0, h, u, gy, reverse, gh, gate, gu);
    }

    public void RnnSequence(Tensor h0, HiddenWeights u, bool relu, bool reverse, Tensor h)
    {
        if (!RowBlocks<float>.Takes(u, h.Shape[1])) ComposedRecurrence.Rnn(this, h0, u, relu, reverse, h);
        else if (h.DType == DType.Float32) RnnSequence<float>(h0, u, relu, reverse, h);
        else RnnSequence<double>(h0, u, relu, reverse, h);
    }

    public void RnnSequenceGradient(Tensor h, HiddenWeights u, bool relu, Tensor gy, bool reverse, Tensor gh, Tensor gate)
    {
        if (!RowBlocks<float>.Takes(u, h.Shape[1])) ComposedRecurrence.RnnGradient(this, h, u, relu, gy, reverse, gh, gate);
        else if (h.DType == DType.Float32) RnnSequenceGradient<float>(h, u, relu, gy, reverse, gh, gate);
        else RnnSequenceGradient<double>(h, u, relu, gy, reverse, gh, gate);
    }

    private static void LstmSequence<T>(Tensor gates, Tensor h0, Tensor c0, HiddenWeights u, bool reverse, Tensor h, Tensor c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Tensor w = RowBlocks<T>.Weights(u, fromUnits: true);
        fixed (T* pa = &gates.Origin<T>(), ph0 = &h0.Origin<T>(), pc0 = &c0.Origin<T>(), pw = &w.Origin<T>(), ph = &h.Origin<T>(), pc = &c.Origin<T>())
            RowBlocks<T>.For(u, h, new LstmRows<T>(SequenceSizes.Of(h, reverse), pa, ph0, pc0, pw, ph, pc));
        KeepAlive(gates, h0, c0);
        KeepAlive(w, h, c);
    }

    private static void LstmSequenceGradient<T>(Tensor gates, Tensor c0, Tensor c, HiddenWeights u, Tensor? gy, bool reverse, Tensor gh, Tensor gc, Tensor gate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Tensor w = RowBlocks<T>.Weights(u, fromUnits: false);
        T none = default;
        fixed (T* pa = &gates.Origin<T>(), pc0 = &c0.Origin<T>(), pc = &c.Origin<T>(), pw = &w.Origin<T>(), pgy = &(gy is null ? ref none : ref gy.Origin<T>()))
        fixed (T* pgh = &gh.Origin<T>(), pgc = &gc.Origin<T>(), pga = &gate.Origin<T>())
            RowBlocks<T>.For(u, c, new LstmGradientRows<T>(SequenceSizes.Of(c, reverse), pa, pc0, pc, pw, gy is null ? null : pgy, pgh, pgc, pga));
        KeepAlive(gates, c0, c);
        KeepAlive(gh, gc, gate);
        KeepAlive(w, w, w);
        GC.KeepAlive(gy);
    }

    private static void GruSequence<T>(Tensor gates, Tensor hidden, bool biased, Tensor h0, HiddenWeights u, bool reverse, Tensor h)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Tensor w = RowBlocks<T>.Weights(u, fromUnits: true);
        fixed (T* pa = &gates.Origin<T>(), pu = &hidden.Origin<T>(), ph0 = &h0.Origin<T>(), pw = &w.Origin<T>(), ph = &h.Origin<T>())
            RowBlocks<T>.For(u, h, new GruRows<T>(SequenceSizes.Of(h, reverse), pa, pu, biased, ph0, pw, ph));
        KeepAlive(gates, hidden, h0);
        KeepAlive(w, h, h);
    }

    private static void GruSequenceGradient<T>(Tensor gates, Tensor hidden, Tensor h0, Tensor h, HiddenWeights u, Tensor gy, bool reverse, Tensor gh, Tensor gate, Tensor gu)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Tensor w = RowBlocks<T>.Weights(u, fromUnits: false);
        fixed (T* pa = &gates.Origin<T>(), pu = &hidden.Origin<T>(), ph0 = &h0.Origin<T>(), ph = &h.Origin<T>(), pw = &w.Origin<T>(), pgy = &gy.Origin<T>())
        fixed (T* pgh = &gh.Origin<T>(), pga = &gate.Origin<T>(), pgu = &gu.Origin<T>())
            RowBlocks<T>.For(u, h, new GruGradientRows<T>(SequenceSizes.Of(h, reverse), pa, pu, ph0, ph, pw, pgy, pgh, pga, pgu));
        KeepAlive(gates, hidden, h0);
        KeepAlive(h, w, gy);
        KeepAlive(gh, gate, gu);
    }

    private static void RnnSequence<T>(Tensor h0, HiddenWeights u, bool relu, bool reverse, Tensor h) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Tensor w = RowBlocks<T>.Weights(u, fromUnits: true);
        fixed (T* ph0 = &h0.Origin<T>(), pw = &w.Origin<T>(), ph = &h.Origin<T>())
            RowBlocks<T>.For(u, h, new RnnRows<T>(SequenceSizes.Of(h, reverse), ph0, pw, relu, ph));
        KeepAlive(h0, w, h);
    }

    private static void RnnSequenceGradient<T>(Tensor h, HiddenWeights u, bool relu, Tensor gy, bool reverse, Tensor gh, Tensor gate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Tensor w = RowBlocks<T>.Weights(u, fromUnits: false);
        fixed (T* ph = &h.Origin<T>(), pw = &w.Origin<T>(), pgy = &gy.Origin<T>(), pgh = &gh.Origin<T>(), pga = &gate.Origin<T>())
            RowBlocks<T>.For(u, h, new RnnGradientRows<T>(SequenceSizes.Of(h, reverse), ph, pw, relu, pgy, pgh, pga));
        KeepAlive(h, w, gy);
        GC.KeepAlive(gh);
        GC.KeepAlive(gate);
    }
}
