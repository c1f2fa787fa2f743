using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu.Recurrent;

/// <summary>Rows of a GRU through all the steps of a sequence; the products with the weights come upon a bias where there is one.</summary>
internal readonly unsafe struct GruRows<T>(SequenceSizes sizes, T* gates, T* products, bool biased, T* h0, T* w, T* h) : RowBlocks<T>.IRowsAction
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public void Invoke(int first, int count, T* left)
    {
        int units = sizes.Units, width = 3 * units;
        T* before = h0 + (long)first * units;
        for (int step = 0; step < sizes.Steps; step++)
        {
            long row = sizes.Row(step, first);
            T* a = gates + row * width, u = products + row * width, h1 = h + row * units;
            RowBlocks<T>.Multiply(count, width, units, before, w, biased, u, left);
            if (typeof(T) == typeof(float)) DezeroKernels.Gru(count, units, (float*)a, (float*)u, (float*)before, (float*)h1);
            else DezeroKernels.Gru(count, units, (double*)a, (double*)u, (double*)before, (double*)h1);
            before = h1;
        }
    }
}

/// <summary>The way back through <see cref="GruRows{T}"/>.</summary>
internal readonly unsafe struct GruGradientRows<T>(
    SequenceSizes sizes, T* gates, T* products, T* h0, T* h, T* w, T* gy, T* gh, T* gate, T* gu) : RowBlocks<T>.IRowsAction
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public void Invoke(int first, int count, T* left)
    {
        int units = sizes.Units, width = 3 * units;
        T* state = gh + (long)first * units;
        sizes.Begin(gy, sizes.Steps - 1, first, count, state);
        for (int step = sizes.Steps - 1; step >= 0; step--)
        {
            long row = sizes.Row(step, first);
            T* a = gates + row * width, u = products + row * width, ga = gate + row * width, gp = gu + row * width;
            T* before = step > 0 ? h + sizes.Row(step - 1, first) * units : h0 + (long)first * units;
            if (typeof(T) == typeof(float))
                DezeroKernels.GruGradient(count, units, (float*)a, (float*)u, (float*)before, (float*)state, (float*)ga, (float*)gp);
            else
                DezeroKernels.GruGradient(count, units, (double*)a, (double*)u, (double*)before, (double*)state, (double*)ga, (double*)gp);
            // The state has what goes past the gates.
            RowBlocks<T>.Multiply(count, units, width, gp, w, accumulate: true, state, left);
            if (step == 0) break;
            var earlier = new ReadOnlySpan<T>(gy + sizes.Row(step - 1, first) * units, count * units);
            var sum = new Span<T>(state, count * units);
            TensorPrimitives.Add(sum, earlier, sum);
        }
    }
}
