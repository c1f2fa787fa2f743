using System.Numerics;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu.Recurrent;

/// <summary>Rows of an LSTM through all the steps of a sequence (steps, rows, ...).</summary>
internal readonly unsafe struct LstmRows<T>(SequenceSizes sizes, T* gates, T* h0, T* c0, T* w, T* h, T* c) : RowBlocks<T>.IRowsAction
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public void Invoke(int first, int count, T* left)
    {
        int units = sizes.Units, width = 4 * units;
        T* before = h0 + (long)first * units, cell = c0 + (long)first * units;
        for (int step = 0; step < sizes.Steps; step++)
        {
            long row = sizes.Row(step, first);
            T* a = gates + row * width, c1 = c + row * units, h1 = h + row * units;
            RowBlocks<T>.Multiply(count, width, units, before, w, accumulate: true, a, left);
            if (typeof(T) == typeof(float)) DezeroKernels.Lstm(count, units, (float*)a, (float*)cell, (float*)c1, (float*)h1);
            else DezeroKernels.Lstm(count, units, (double*)a, (double*)cell, (double*)c1, (double*)h1);
            before = h1;
            cell = c1;
        }
    }
}

/// <summary>The way back through <see cref="LstmRows{T}"/>; gy may be null.</summary>
internal readonly unsafe struct LstmGradientRows<T>(SequenceSizes sizes, T* gates, T* c0, T* c, T* w, T* gy, T* gh, T* gc, T* gate) : RowBlocks<T>.IRowsAction
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public void Invoke(int first, int count, T* left)
    {
        int units = sizes.Units, width = 4 * units;
        T* state = gh + (long)first * units, cell = gc + (long)first * units;
        sizes.Begin(gy, sizes.Steps - 1, first, count, state);
        for (int step = sizes.Steps - 1; step >= 0; step--)
        {
            long row = sizes.Row(step, first);
            T* a = gates + row * width, c1 = c + row * units, ga = gate + row * width;
            T* before = step > 0 ? c + sizes.Row(step - 1, first) * units : c0 + (long)first * units;
            if (typeof(T) == typeof(float))
                DezeroKernels.LstmGradient(count, units, (float*)a, (float*)before, (float*)c1, (float*)state, (float*)cell, (float*)ga);
            else
                DezeroKernels.LstmGradient(count, units, (double*)a, (double*)before, (double*)c1, (double*)state, (double*)cell, (double*)ga);
            bool more = step > 0 && gy is not null;
            if (more) sizes.Begin(gy, step - 1, first, count, state);
            RowBlocks<T>.Multiply(count, units, width, ga, w, accumulate: more, state, left);
        }
    }
}
