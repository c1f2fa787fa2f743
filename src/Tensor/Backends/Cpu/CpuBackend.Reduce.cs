using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

// Every fold runs over fixed blocks whose partial results are folded in order: the error grows with the logarithm of the
// length, and the result does not depend on the number of threads.
internal sealed unsafe partial class CpuBackend
{
    private const int FoldRows = 64;

    /// <summary>Elements folded in order: 64 for each lane of a vector.</summary>
    private static int FoldBlock<T>() => Vector.IsHardwareAccelerated ? 64 * Vector<T>.Count : 64;

    public void Reduce<TOp>(Tensor x, Tensor y) where TOp : struct, IReduceOp
    {
        switch (y.DType)
        {
            case DType.Float32: Reduce<TOp, float>(x, y); break;
            case DType.Float64: Reduce<TOp, double>(x, y); break;
            case DType.Int64: Reduce<TOp, long>(x, y); break;
            case DType.Int32: Reduce<TOp, int>(x, y); break;
            default: Reduce<TOp, byte>(x, y); break;
        }
    }

    public void ArgReduce<TOp>(Tensor x, Tensor y) where TOp : struct, IArgReduceOp
    {
        switch (x.DType)
        {
            case DType.Float32: ArgReduce<TOp, float>(x, y); break;
            case DType.Float64: ArgReduce<TOp, double>(x, y); break;
            case DType.Int64: ArgReduce<TOp, long>(x, y); break;
            case DType.Int32: ArgReduce<TOp, int>(x, y); break;
            default: ArgReduce<TOp, byte>(x, y); break;
        }
    }

    /// <summary>y is dense.</summary>
    private static void Reduce<TOp, T>(Tensor x, Tensor y) where TOp : struct, IReduceOp where T : unmanaged, INumber<T>
    {
        if (y.Size == 0) return;
        if (x.Size == 0)
        {
            MemoryMarshal.CreateSpan(ref y.Origin<T>(), checked((int)y.Size)).Fill(TOp.Identity<T>());
            GC.KeepAlive(y);
            return;
        }
        if (NativeFold<TOp, T>.Exists && NativeFold<TOp, T>.FoldedFirst(x, y) is { } shape)
        {
            using Tensor first = Tensor.Allocate(shape, x.DType, x.Device);
            Reduce<TOp, T>(x, first);
            Reduce<TOp, T>(first, y);
            return;
        }
        SplitAxes(x, y, out StridedLoop kept, out StridedLoop folded);
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>())
        {
            if (!NativeFold<TOp, T>.Exists || !NativeFold<TOp, T>.Run(px, py, kept, folded)) ReduceManaged<TOp, T>(px, py, kept, folded);
        }
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    private static void ReduceManaged<TOp, T>(T* x, T* y, in StridedLoop kept, in StridedLoop folded)
        where TOp : struct, IReduceOp where T : unmanaged, INumber<T>
    {
        // Where neighbours of x end in different results, whole rows are folded into the row of results.
        bool byRows = kept.InnerStride(1) == 1 && kept.Inner is > 1 and <= int.MaxValue && !(folded.InnerStride(1) == 1 && folded.Inner > 1);
        if (byRows) ReduceRows<TOp, T>(x, y, kept, folded);
        else ReduceEach<TOp, T>(x, y, kept, folded);
    }

    /// <summary>Splits the axes into those that stay and those that are folded; operand 0 of the first is y, operand 1 of both is x.</summary>
    private static void SplitAxes(Tensor x, Tensor y, out StridedLoop kept, out StridedLoop folded)
    {
        Shape keptShape = x.Shape, foldedShape = x.Shape;
        for (int i = 0; i < x.Rank; i++)
        {
            bool fold = y.Shape[i] == 1;
            if (fold) keptShape = keptShape.With(i, 1);
            else foldedShape = foldedShape.With(i, 1);
        }
        kept = new StridedLoop(keptShape, y.Layout, x.Layout);
        // y takes no step; in its place x cannot keep axes of x from being merged.
        folded = new StridedLoop(foldedShape, x.Layout, x.Layout);
    }

    private static void ReduceEach<TOp, T>(T* x, T* y, in StridedLoop kept, in StridedLoop folded)
        where TOp : struct, IReduceOp where T : unmanaged, INumber<T>
    {
        long foldCount = folded.Inner * folded.Outer;
        if (kept.Inner * kept.Outer == 1 && folded.Outer == 1 && folded.InnerStride(1) == 1 && foldCount > 2 * CpuThreads.BlockElements)
        {
            int blocks = checked((int)((foldCount + CpuThreads.BlockElements - 1) / CpuThreads.BlockElements));
            T[] partial = ArrayPool<T>.Shared.Rent(blocks);
            fixed (T* pp = partial)
            {
                CpuThreads.For(blocks, new FoldBlocks<TOp, T>(x, pp, foldCount));
                *y = Fold<TOp, T>(pp, blocks);
            }
            ArrayPool<T>.Shared.Return(partial);
            return;
        }
        RowRunner.Run(kept, new FoldRow<TOp, T>(x, y, folded), weight: foldCount);
    }

    private static void ReduceRows<TOp, T>(T* x, T* y, in StridedLoop kept, in StridedLoop folded)
        where TOp : struct, IReduceOp where T : unmanaged, INumber<T>
    {
        StridedLoop.Cursor cursor = default;
        int width = checked((int)kept.Inner);
        int levels = BitOperations.Log2((ulong)(folded.Outer * folded.Inner / FoldRows + 1)) + 2;
        T[] tree = ArrayPool<T>.Shared.Rent(checked(levels * width));
        for (long r = 0; r < kept.Outer; r++)
        {
            AccumulateRows<TOp, T>(x + cursor.Offset[1], new Span<T>(y + cursor.Offset[0], width), folded, tree);
            kept.Next(ref cursor);
        }
        ArrayPool<T>.Shared.Return(tree);
    }

    /// <summary>y = the fold of rows: blocks of them in order, the blocks as a <see cref="FoldTree{TOp, T}"/> of rows.</summary>
    private static void AccumulateRows<TOp, T>(T* x, Span<T> y, in StridedLoop folded, Span<T> tree)
        where TOp : struct, IReduceOp where T : unmanaged, INumber<T>
    {
        StridedLoop.Cursor cursor = default;
        int width = y.Length;
        long rows = folded.Outer * folded.Inner, step = folded.InnerStride(1), inner = folded.Inner, column = 0, blocks = 0;
        for (long first = 0; first < rows; first += FoldRows, blocks++)
        {
            for (long r = first; r < Math.Min(first + FoldRows, rows); r++)
            {
                var row = new ReadOnlySpan<T>(x + cursor.Offset[1] + column * step, width);
                if (r == first) row.CopyTo(y);
                else TOp.Accumulate(row, y);
                if (++column < inner) continue;
                column = 0;
                folded.Next(ref cursor);
            }
            if (rows <= FoldRows) return;
            int level = 0;
            for (; (blocks >> level & 1) != 0; level++) TOp.Accumulate(tree.Slice(level * width, width), y);
            y.CopyTo(tree[(level * width)..]);
        }
        int lowest = BitOperations.TrailingZeroCount(blocks);
        tree.Slice(lowest * width, width).CopyTo(y);
        for (int level = lowest + 1; blocks >> level != 0; level++)
            if ((blocks >> level & 1) != 0) TOp.Accumulate(tree.Slice(level * width, width), y);
    }

    /// <summary>The fold of a dense run: of the folds of its two halves, down to blocks.</summary>
    internal static T Fold<TOp, T>(T* x, long count) where TOp : struct, IReduceOp where T : unmanaged, INumber<T>
    {
        int block = FoldBlock<T>();
        if (count <= block) return TOp.Reduce(new ReadOnlySpan<T>(x, (int)count));
        long half = (count / 2 + block - 1) / block * block;
        return TOp.Invoke(Fold<TOp, T>(x, half), Fold<TOp, T>(x + half, count - half));
    }

    private static void ArgReduce<TOp, T>(Tensor x, Tensor y) where TOp : struct, IArgReduceOp where T : unmanaged, INumber<T>
    {
        long outer = x.Shape[0], n = x.Shape[1], inner = x.Shape[2];
        fixed (T* px = &x.Origin<T>())
        fixed (long* py = &y.Origin<long>())
        {
            for (long i = 0; i < outer; i++)
                for (long k = 0; k < inner; k++)
                    py[i * inner + k] = IndexOfBest<TOp, T>(px + i * n * inner + k, n, inner);
        }
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    private static long IndexOfBest<TOp, T>(T* x, long count, long stride) where TOp : struct, IArgReduceOp where T : unmanaged, INumber<T>
    {
        long best = 0;
        T value = *x;
        for (long i = 1; i < count && !T.IsNaN(value); i++)
        {
            T candidate = x[i * stride];
            if (!TOp.Better(candidate, value) && !T.IsNaN(candidate)) continue;
            best = i;
            value = candidate;
        }
        return best;
    }

    private readonly struct FoldBlocks<TOp, T>(T* x, T* partial, long count) : IAction where TOp : struct, IReduceOp where T : unmanaged, INumber<T>
    {
        public void Invoke(int i)
        {
            long start = (long)i * CpuThreads.BlockElements;
            partial[i] = Fold<TOp, T>(x + start, Math.Min(CpuThreads.BlockElements, count - start));
        }
    }

    /// <summary>One fold per element of a row of results.</summary>
    private readonly struct FoldRow<TOp, T>(T* x, T* y, StridedLoop folded) : IRow where TOp : struct, IReduceOp where T : unmanaged, INumber<T>
    {
        public void Invoke(long y0, long yStride, long x0, long xStride, long b, long bStride, long c, long cStride, int count)
        {
            T* buffer = stackalloc T[FoldBlock<T>()];
            long outer = folded.Outer;
            for (int i = 0; i < count; i++)
            {
                T* start = x + x0 + i * xStride;
                if (outer == 1)
                {
                    y[y0 + i * yStride] = FoldStrided(start, buffer);
                    continue;
                }
                StridedLoop.Cursor cursor = default;
                var tree = new FoldTree<TOp, T>();
                for (long r = 0; r < outer; r++)
                {
                    tree.Add(FoldStrided(start + cursor.Offset[1], buffer));
                    folded.Next(ref cursor);
                }
                y[y0 + i * yStride] = tree.Result();
            }
        }

        private T FoldStrided(T* x, T* buffer)
        {
            long n = folded.Inner, stride = folded.InnerStride(1);
            if (stride == 1) return Fold<TOp, T>(x, n);
            int block = FoldBlock<T>();
            if (n <= block) return FoldChunk(x, buffer, (int)n, stride);
            var tree = new FoldTree<TOp, T>();
            for (long start = 0; start < n; start += block) tree.Add(FoldChunk(x + start * stride, buffer, (int)Math.Min(block, n - start), stride));
            return tree.Result();
        }

        private static T FoldChunk(T* x, T* buffer, int count, long stride)
        {
            for (int i = 0; i < count; i++) buffer[i] = x[i * stride];
            return TOp.Reduce(new ReadOnlySpan<T>(buffer, count));
        }
    }
}
