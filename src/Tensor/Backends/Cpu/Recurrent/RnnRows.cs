using System.Numerics;

namespace DeZeroNative.Backends.Cpu.Recurrent;

/// <summary>Rows of h1 = f(h1 + h U) through all the steps of a sequence, f being tanh or relu.</summary>
internal readonly unsafe struct RnnRows<T>(SequenceSizes sizes, T* h0, T* w, bool relu, T* h) : RowBlocks<T>.IRowsAction
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public void Invoke(int first, int count, T* left)
    {
        int units = sizes.Units;
        T* before = h0 + (long)first * units;
        for (int step = 0; step < sizes.Steps; step++)
        {
            T* h1 = h + sizes.Row(step, first) * units;
            RowBlocks<T>.Multiply(count, units, units, before, w, accumulate: true, h1, left);
            var state = new Span<T>(h1, count * units);
            if (relu) UnaryRow<ReluOp, T>.Apply(state, state);
            else UnaryRow<TanhOp, T>.Apply(state, state);
            before = h1;
        }
    }
}

/// <summary>The way back through <see cref="RnnRows{T}"/>.</summary>
internal readonly unsafe struct RnnGradientRows<T>(SequenceSizes sizes, T* h, T* w, bool relu, T* gy, T* gh, T* gate) : RowBlocks<T>.IRowsAction
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public void Invoke(int first, int count, T* left)
    {
        int units = sizes.Units;
        T* state = gh + (long)first * units;
        sizes.Begin(gy, sizes.Steps - 1, first, count, state);
        for (int step = sizes.Steps - 1; step >= 0; step--)
        {
            T* h1 = h + sizes.Row(step, first) * units, ga = gate + sizes.Row(step, first) * units;
            if (relu) BinaryRow<ReluGradientOp, T>.Apply(state, 1, h1, 1, ga, count * units);
            else BinaryRow<TanhGradientOp, T>.Apply(state, 1, h1, 1, ga, count * units);
            if (step > 0) sizes.Begin(gy, step - 1, first, count, state);
            RowBlocks<T>.Multiply(count, units, units, ga, w, accumulate: step > 0, state, left);
        }
    }
}
