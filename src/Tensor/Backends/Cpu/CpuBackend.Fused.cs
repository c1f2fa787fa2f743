using System.Numerics;
using System.Runtime.CompilerServices;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    // What the pieces of all values of a program may take together, so that they stay in the first cache.
    private const int FusedBytes = 24 * 1024;

    // The span forms work in chunks of 128 and 256 elements: pieces of whole chunks are computed as the whole is.
    private const int LeastPiece = 256, MostPiece = 4096;

    public void Fused(string name, FusedProgram program, ReadOnlySpan<Operand> inputs, Tensor y)
    {
        if (y.DType == DType.Float32) Fused<float>(program, inputs, y);
        else Fused<double>(program, inputs, y);
        foreach (Operand input in inputs) GC.KeepAlive(input.Tensor);
        GC.KeepAlive(y);
    }

    private static void Fused<T>(FusedProgram program, ReadOnlySpan<Operand> inputs, Tensor y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (byte* p0 = &OriginOf(inputs, 0, y), p1 = &OriginOf(inputs, 1, y), p2 = &OriginOf(inputs, 2, y), p3 = &OriginOf(inputs, 3, y),
            p4 = &OriginOf(inputs, 4, y), p5 = &OriginOf(inputs, 5, y), p6 = &OriginOf(inputs, 6, y), p7 = &OriginOf(inputs, 7, y))
        fixed (T* py = &y.Origin<T>())
        {
            ReadOnlySpan<nint> origins = [(nint)p0, (nint)p1, (nint)p2, (nint)p3, (nint)p4, (nint)p5, (nint)p6, (nint)p7];
            FusedInputs<T> table = default;
            for (int i = 0; i < inputs.Length; i++) table[i] = new FusedInput<T>(inputs[i], y.Shape, (byte*)origins[i]);
            if (program.Kernel is { } kernel && DezeroKernels.IsAvailable) CpuThreads.For(Blocks(y.Size), new FusedKernelAction<T>(kernel, table, py, y.Size));
            else CpuThreads.For(Blocks(y.Size), new FusedAction<T>(program, table, py, y.Size));
        }
    }

    /// <summary>The first byte of an input; that of y where there is no such input or it is a number.</summary>
    private static ref byte OriginOf(ReadOnlySpan<Operand> inputs, int i, Tensor y)
    {
        Tensor x = i < inputs.Length && inputs[i].Tensor is { } tensor ? tensor : y;
        return ref Unsafe.Add(ref x.HostOrigin, (nint)(x.Offset * x.DType.Size()));
    }

    [InlineArray(DeZeroNative.Fused.MaxInputs)]
    private struct FusedInputs<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private FusedInput<T> _first;
    }

    /// <summary>A block of the result, in pieces: all steps are done for one before the next.</summary>
    private readonly struct FusedAction<T>(FusedProgram program, FusedInputs<T> inputs, T* y, long size) : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [SkipLocalsInit]
        public void Invoke(int block)
        {
            int values = program.Inputs + program.Numbers.Count + program.Steps.Count, buffers = program.Registers;
            for (int i = 0; i < program.Inputs; i++)
                if (!inputs[i].IsNumber && !inputs[i].IsLine) buffers++;
            int piece = Math.Clamp(FusedBytes / sizeof(T) / (buffers + 2) & -LeastPiece, LeastPiece, MostPiece);

            // The last piece is up to twice as long, rather than a short one more: short spans are computed another way.
            T* memory = stackalloc T[Math.Max(1, buffers * 2 * piece)], numbers = stackalloc T[values];
            T** at = stackalloc T*[values];
            int* steps = stackalloc int[values];
            Prepare(memory, 2 * piece, numbers, at, steps);
            long position = (long)block * CpuThreads.BlockElements, end = Math.Min(size, position + CpuThreads.BlockElements);
            while (position < end)
            {
                int count = buffers == 0 || end - position < 2 * piece ? (int)(end - position) : piece;
                Compute(position, count, at, steps);
                position += count;
            }
        }

        /// <summary>Gives each value its place: numbers theirs, what is gathered or used later a buffer.</summary>
        private void Prepare(T* memory, int length, T* numbers, T** at, int* steps)
        {
            T* next = memory + program.Registers * length;
            int value = 0;
            for (; value < program.Inputs; value++)
            {
                steps[value] = inputs[value].IsNumber ? 0 : 1;
                if (inputs[value].IsNumber)
                {
                    numbers[value] = inputs[value].Number;
                    at[value] = numbers + value;
                }
                else if (!inputs[value].IsLine)
                {
                    at[value] = next;
                    next += length;
                }
            }
            for (int i = 0; i < program.Numbers.Count; i++, value++)
            {
                numbers[value] = T.CreateTruncating(program.Numbers[i]);
                at[value] = numbers + value;
                steps[value] = 0;
            }
            for (int i = 0; i < program.Steps.Count; i++, value++)
            {
                at[value] = memory + Math.Max(0, program.Steps[i].Register) * length;
                steps[value] = 1;
            }
        }

        private void Compute(long position, int count, T** at, int* steps)
        {
            for (int i = 0; i < program.Inputs; i++)
            {
                if (inputs[i].IsLine) at[i] = inputs[i].Origin + position;
                else if (!inputs[i].IsNumber) inputs[i].Read(position, count, at[i]);
            }
            int first = program.Inputs + program.Numbers.Count;
            T* result = y + position;
            for (int i = 0; i < program.Steps.Count; i++)
            {
                FusedStep step = program.Steps[i];
                int a = step.A, b = Math.Max(0, step.B), c = Math.Max(0, step.C);
                step.Operation.Run(at[a], steps[a], at[b], steps[b], at[c], steps[c], step.Register < 0 ? result : at[first + i], count);
            }
            if (program.Steps.Count > 0) return;
            int from = program.Result;
            if (steps[from] == 0) new Span<T>(result, count).Fill(*at[from]);
            else new Span<T>(at[from], count).CopyTo(new Span<T>(result, count));
        }
    }
}
