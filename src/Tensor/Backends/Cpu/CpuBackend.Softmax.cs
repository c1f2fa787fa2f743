using System.Buffers;
using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

// Rows are shared out in blocks that the sizes alone decide; losses are summed block by block, in order.
internal sealed unsafe partial class CpuBackend
{
    public void Softmax(Tensor x, Tensor y)
    {
        if (x.DType == DType.Float32) Softmax<float>(x, y, logarithm: false);
        else Softmax<double>(x, y, logarithm: false);
    }

    public void LogSoftmax(Tensor x, Tensor y)
    {
        if (x.DType == DType.Float32) Softmax<float>(x, y, logarithm: true);
        else Softmax<double>(x, y, logarithm: true);
    }

    public void CrossEntropy(Tensor x, Tensor t, Tensor y)
    {
        if (x.DType == DType.Float32) CrossEntropy<float>(x, t, y);
        else CrossEntropy<double>(x, t, y);
    }

    public void CrossEntropyGradient(Tensor x, Tensor t, Tensor gy, Tensor y)
    {
        if (x.DType == DType.Float32) CrossEntropyGradient<float>(x, t, gy, y);
        else CrossEntropyGradient<double>(x, t, gy, y);
    }

    private static void Softmax<T>(Tensor x, Tensor y, bool logarithm) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Size == 0) return;
        RowBlocks blocks = RowBlocks.Of(x);
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>())
            CpuThreads.For(blocks.Count, new SoftmaxBlock<T>(px, py, blocks, logarithm));
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    private static void CrossEntropy<T>(Tensor x, Tensor t, Tensor y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        RowBlocks blocks = RowBlocks.Of(x);
        double[] losses = ArrayPool<double>.Shared.Rent(blocks.Count);
        fixed (double* pl = losses)
        fixed (T* px = &x.Origin<T>())
        fixed (long* pt = &t.Origin<long>())
            CpuThreads.For(blocks.Count, new CrossEntropyBlock<T>(px, pt, pl, blocks));
        double total = 0;
        for (int i = 0; i < blocks.Count; i++) total += losses[i];
        ArrayPool<double>.Shared.Return(losses);
        y.Origin<T>() = T.CreateChecked(total / blocks.Rows);
        GC.KeepAlive(x);
        KeepAlive(y, t, t);
    }

    private static void CrossEntropyGradient<T>(Tensor x, Tensor t, Tensor gy, Tensor y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        RowBlocks blocks = RowBlocks.Of(x);
        T scale = gy.Origin<T>() / T.CreateChecked(blocks.Rows);
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>())
        fixed (long* pt = &t.Origin<long>())
            CpuThreads.For(blocks.Count, new CrossEntropyGradientBlock<T>(px, pt, scale, py, blocks));
        GC.KeepAlive(x);
        KeepAlive(y, t, gy);
    }

    /// <summary>How the rows of a matrix are shared out.</summary>
    private readonly struct RowBlocks
    {
        private readonly long _perBlock;

        private RowBlocks(long rows, int columns)
        {
            Rows = rows;
            Columns = columns;
            _perBlock = Math.Max(1, CpuThreads.BlockElements / columns);
            Count = checked((int)((rows + _perBlock - 1) / _perBlock));
        }

        internal long Rows { get; }

        internal int Columns { get; }

        internal int Count { get; }

        internal static RowBlocks Of(Tensor x) => new(x.Shape[0], checked((int)x.Shape[1]));

        internal long First(int block) => block * _perBlock;

        internal long RowsIn(int block) => Math.Min(_perBlock, Rows - First(block));
    }

    private readonly struct SoftmaxBlock<T>(T* x, T* y, RowBlocks blocks, bool logarithm) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int i)
        {
            long offset = blocks.First(i) * blocks.Columns;
            SoftmaxRows<T>.Run(blocks.RowsIn(i), blocks.Columns, x + offset, y + offset, logarithm);
        }
    }

    private readonly struct CrossEntropyBlock<T>(T* x, long* t, double* losses, RowBlocks blocks) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int i) =>
            losses[i] = SoftmaxRows<T>.CrossEntropy(blocks.RowsIn(i), blocks.Columns, x + blocks.First(i) * blocks.Columns, t + blocks.First(i));
    }

    private readonly struct CrossEntropyGradientBlock<T>(T* x, long* t, T scale, T* y, RowBlocks blocks) : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int i)
        {
            long offset = blocks.First(i) * blocks.Columns;
            SoftmaxRows<T>.CrossEntropyGradient(blocks.RowsIn(i), blocks.Columns, x + offset, t + blocks.First(i), scale, y + offset);
        }
    }
}
