using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    public void Step<TOp>(in TOp op, ReadOnlyMemory<Tensor> rows) where TOp : struct, IStepOp
    {
        if (rows.Span[0].DType == DType.Float32) Step<TOp, float>(op, rows);
        else Step<TOp, double>(op, rows);
        foreach (Tensor tensor in rows.Span) GC.KeepAlive(tensor);
    }

    private static void Step<TOp, T>(in TOp op, ReadOnlyMemory<Tensor> rows) where TOp : struct, IStepOp where T : unmanaged, IFloatingPointIeee754<T>
    {
        long size = 0;
        for (int row = 0; row < rows.Length; row += TOp.Arrays.Length) size += rows.Span[row].Size;
        CpuThreads.For(Blocks(size), new StepAction<TOp, T>(op, rows, size));
    }

    private static int Blocks(long count) => checked((int)((count + CpuThreads.BlockElements - 1) / CpuThreads.BlockElements));

    /// <summary>
    /// The rows taken as one line, cut into blocks of one length, so that a large parameter among small ones is shared by the threads:
    /// <code>
    ///   row 0 ..... | row 1 ................................ | row 2 . | row 3 ...
    ///   block 0         | block 1           | block 2             | block 3
    /// </code>
    /// </summary>
    private readonly struct StepAction<TOp, T>(TOp op, ReadOnlyMemory<Tensor> rows, long size) : IAction
        where TOp : struct, IStepOp where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int block)
        {
            T* numbers = stackalloc T[IStepOp.MaxNumbers];
            op.Write(new Span<T>(numbers, IStepOp.MaxNumbers));
            int arrays = TOp.Arrays.Length;
            ReadOnlySpan<Tensor> all = rows.Span;
            long position = (long)block * CpuThreads.BlockElements, end = Math.Min(size, position + CpuThreads.BlockElements), first = 0;
            for (int row = 0; position < end; row += arrays)
            {
                long next = first + all[row].Size;
                if (position < next)
                {
                    long stop = Math.Min(end, next);
                    Run(numbers, all.Slice(row, arrays), position - first, stop - position);
                    position = stop;
                }
                first = next;
            }
        }

        private static void Run(T* numbers, ReadOnlySpan<Tensor> row, long start, long count)
        {
            int last = row.Length - 1;
            fixed (T* a = &row[0].Origin<T>(), b = &row[1].Origin<T>(), c = &row[Math.Min(2, last)].Origin<T>(),
                d = &row[Math.Min(3, last)].Origin<T>(), e = &row[Math.Min(4, last)].Origin<T>())
            {
                T** x = stackalloc T*[IStepOp.MaxArrays] { a + start, b + start, c + start, d + start, e + start };
                Update(numbers, x, count);
            }
        }

        private static void Update(T* numbers, T** x, long count)
        {
            if (TOp.Kernel is not { } kernel || !DezeroKernels.IsAvailable) TOp.Invoke(new ReadOnlySpan<T>(numbers, IStepOp.MaxNumbers), x, count);
            else if (typeof(T) == typeof(float)) DezeroKernels.Step(kernel, count, (float*)numbers, (float**)x);
            else DezeroKernels.Step(kernel, count, (double*)numbers, (double**)x);
        }
    }
}
