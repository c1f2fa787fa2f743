using System.Buffers;
using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// Folds by the C kernels, of floating numbers that lie side by side along the folded axis or along the results. Blocks are fixed by the
/// sizes, and their results folded in order by the same kernels.
/// </summary>
internal static unsafe class NativeFold<TOp, T> where TOp : struct, IReduceOp where T : unmanaged, INumber<T>
{
    // Numbers in a block of columns, its rows at least, so that few are folded a second time, and its columns where there are as many rows.
    private const long ColumnElements = 4 * CpuThreads.BlockElements, LeastRows = 64, LeastColumns = 256;

    // Numbers in a run that is folded ahead of the others: its results are to be few beside the numbers.
    private const long LeastRun = 16;

    /// <summary>Whether there is a kernel for this fold of this type.</summary>
    internal static bool Exists => (typeof(T) == typeof(float) || typeof(T) == typeof(double)) && TOp.Kernel is not null && DezeroKernels.IsAvailable;

    /// <summary>
    /// Where the folded axes are apart, the shape of x when the last of them, and those it runs on with, were folded alone: the rest is then a
    /// fold of fewer numbers, and x is read in order. Null where all are one run, or the last is short.
    /// </summary>
    internal static Shape? FoldedFirst(Tensor x, Tensor y)
    {
        int last = x.Rank - 1;
        while (last >= 0 && (y.Shape[last] > 1 || x.Shape[last] == 1)) last--;
        if (last < 0) return (Shape?)null;
        Shape shape = x.Shape;
        long run = 1, step = x.Strides[last];
        for (; last >= 0 && y.Shape[last] == 1; last--)
        {
            if (x.Shape[last] == 1) continue;
            if (x.Strides[last] != run * step) break;
            run *= x.Shape[last];
            shape = shape.With(last, 1);
        }
        return run >= LeastRun && shape != y.Shape ? shape : (Shape?)null;
    }

    /// <summary>Folds x into y, which is dense, or returns false where the kernels do not fit.</summary>
    internal static bool Run(T* x, T* y, in StridedLoop kept, in StridedLoop folded)
    {
        long results = kept.Inner * kept.Outer;
        if (folded.Outer > 1 || folded.Inner == 1) return false;
        if (folded.InnerStride(1) == 1)
        {
            if (results == 1) FoldAll(x, y, folded.Inner);
            else RowRunner.Run(kept, new RowFold(x, y, folded.Inner), weight: folded.Inner);
            return true;
        }
        if (kept.InnerStride(1) != 1 || kept.Inner == 1 || folded.InnerStride(1) < 0) return false;
        FoldColumns(x, y, kept, folded);
        return true;
    }

    private static void FoldAll(T* x, T* y, long count)
    {
        if (count <= 2 * CpuThreads.BlockElements)
        {
            Rows(1, count, count, x, y);
            return;
        }
        int blocks = checked((int)((count + CpuThreads.BlockElements - 1) / CpuThreads.BlockElements));
        T[] partial = ArrayPool<T>.Shared.Rent(blocks);
        fixed (T* pp = partial)
        {
            CpuThreads.For(blocks, new BlockFold(x, pp, count));
            Rows(1, blocks, blocks, pp, y);
        }
        ArrayPool<T>.Shared.Return(partial);
    }

    private static void FoldColumns(T* x, T* y, in StridedLoop kept, in StridedLoop folded)
    {
        var grid = new ColumnGrid(kept, folded);
        if (grid.Pieces == 1)
        {
            CpuThreads.For(grid.Blocks, new ColumnFold(x, y, kept, grid));
            return;
        }
        long results = kept.Inner * kept.Outer;
        T[] partial = ArrayPool<T>.Shared.Rent(checked((int)(grid.Pieces * results)));
        fixed (T* pp = partial)
        {
            CpuThreads.For(grid.Blocks, new ColumnFold(x, pp, kept, grid));
            Columns(grid.Pieces, results, results, pp, y);
        }
        ArrayPool<T>.Shared.Return(partial);
    }

    private static void Rows(long rows, long columns, long step, T* x, T* y)
    {
        KernelFold fold = TOp.Kernel.GetValueOrDefault();
        DezeroKernels.ThrowIfFailed(typeof(T) == typeof(float)
            ? DezeroKernels.FoldRows(DezeroKernels.Variant, fold, rows, columns, step, (float*)x, (float*)y)
            : DezeroKernels.FoldRows(DezeroKernels.Variant, fold, rows, columns, step, (double*)x, (double*)y));
    }

    private static void Columns(long rows, long columns, long step, T* x, T* y)
    {
        KernelFold fold = TOp.Kernel.GetValueOrDefault();
        DezeroKernels.ThrowIfFailed(typeof(T) == typeof(float)
            ? DezeroKernels.FoldColumns(DezeroKernels.Variant, fold, rows, columns, step, (float*)x, (float*)y)
            : DezeroKernels.FoldColumns(DezeroKernels.Variant, fold, rows, columns, step, (double*)x, (double*)y));
    }

    /// <summary>How matrices (one for each outer place of the results) are cut: into pieces of rows, chunks of columns, groups of matrices.</summary>
    private readonly struct ColumnGrid
    {
        internal ColumnGrid(in StridedLoop kept, in StridedLoop folded)
        {
            Rows = folded.Inner;
            Step = folded.InnerStride(1);
            Width = kept.Inner;
            Matrices = kept.Outer;
            Chunk = Math.Min(Width, Math.Max(LeastColumns, 2 * CpuThreads.BlockElements / Math.Min(Rows, LeastRows)));
            Piece = Math.Min(Rows, Math.Max(LeastRows, ColumnElements / Chunk));
            Chunks = checked((int)((Width + Chunk - 1) / Chunk));
            Pieces = checked((int)((Rows + Piece - 1) / Piece));
            Group = Math.Max(1, CpuThreads.BlockElements / (Piece * Chunk));
            Blocks = checked((int)((Matrices + Group - 1) / Group * Pieces * Chunks));
        }

        internal long Rows { get; }

        internal long Step { get; }

        internal long Width { get; }

        internal long Matrices { get; }

        internal long Piece { get; }

        internal long Chunk { get; }

        internal long Group { get; }

        internal int Pieces { get; }

        internal int Chunks { get; }

        internal int Blocks { get; }
    }

    private readonly struct BlockFold(T* x, T* partial, long count) : IAction
    {
        public void Invoke(int i)
        {
            long start = (long)i * CpuThreads.BlockElements, n = Math.Min(CpuThreads.BlockElements, count - start);
            Rows(1, n, n, x + start, partial + i);
        }
    }

    private readonly struct RowFold(T* x, T* y, long n) : IRow
    {
        public void Invoke(long y0, long yStride, long x0, long xStride, long b, long bStride, long c, long cStride, int count) =>
            Rows(count, n, xStride, x + x0, y + y0);
    }

    /// <summary>The results of a piece are a row of y: those of all matrices.</summary>
    private readonly struct ColumnFold(T* x, T* y, StridedLoop kept, ColumnGrid grid) : IAction
    {
        public void Invoke(int i)
        {
            (i, int chunk) = Math.DivRem(i, grid.Chunks);
            (int group, int piece) = Math.DivRem(i, grid.Pieces);
            long column = chunk * grid.Chunk, row = piece * grid.Piece, first = group * grid.Group;
            StridedLoop.Cursor cursor = default;
            kept.Seek(first, ref cursor);
            for (long m = first; m < Math.Min(first + grid.Group, grid.Matrices); m++)
            {
                Columns(
                    rows: Math.Min(grid.Piece, grid.Rows - row), columns: Math.Min(grid.Chunk, grid.Width - column), grid.Step,
                    x + cursor.Offset[1] + row * grid.Step + column, y + (piece * grid.Matrices + m) * grid.Width + column);
                kept.Next(ref cursor);
            }
        }
    }
}
