using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    // Neighbouring lines that are walked side by side: a cache line or more of each row.
    private const int ScanWidth = 64;

    public void Scan<TOp>(Tensor x, bool reverse, Tensor y) where TOp : struct, IReduceOp
    {
        // Singles are folded in double precision: a running sum has no blocks that could keep its error small.
        switch (y.DType)
        {
            case DType.Float32: Scan<TOp, float, double>(x, reverse, y); break;
            case DType.Float64: Scan<TOp, double, double>(x, reverse, y); break;
            case DType.Int64: Scan<TOp, long, long>(x, reverse, y); break;
            case DType.Int32: Scan<TOp, int, int>(x, reverse, y); break;
            default: Scan<TOp, byte, byte>(x, reverse, y); break;
        }
    }

    private static void Scan<TOp, T, TFold>(Tensor x, bool reverse, Tensor y)
        where TOp : struct, IReduceOp where T : unmanaged, INumber<T> where TFold : unmanaged, INumber<TFold>
    {
        if (y.Size == 0) return;
        long n = x.Shape[1], inner = x.Shape[2], lines = x.Shape[0] * inner, perBlock = Math.Max(1, CpuThreads.BlockElements / n);
        if (inner > 1) perBlock = Math.Max(perBlock, Math.Min(inner, ScanWidth));
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>())
        {
            int blocks = checked((int)((lines + perBlock - 1) / perBlock));
            CpuThreads.For(blocks, new ScanLines<TOp, T, TFold>(px, py, n, inner, lines, perBlock, reverse));
        }
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    private readonly struct ScanLines<TOp, T, TFold>(T* x, T* y, long n, long inner, long lines, long perBlock, bool reverse) : IAction
        where TOp : struct, IReduceOp where T : unmanaged, INumber<T> where TFold : unmanaged, INumber<TFold>
    {
        public void Invoke(int block)
        {
            TFold* folds = stackalloc TFold[ScanWidth];
            long end = Math.Min(lines, (block + 1) * perBlock);
            for (long line = block * perBlock; line < end;)
            {
                (long o, long i) = Math.DivRem(line, inner);
                int width = (int)Math.Min(Math.Min(ScanWidth, inner - i), end - line);
                Walk(o * n * inner + i, width, folds);
                line += width;
            }
        }

        private void Walk(long start, int width, TFold* folds)
        {
            long step = reverse ? -inner : inner;
            T* from = x + start + (reverse ? (n - 1) * inner : 0), to = y + (from - x);
            for (int c = 0; c < width; c++) folds[c] = TOp.Identity<TFold>();
            if (width == 1)
            {
                TFold fold = folds[0];
                for (long j = 0; j < n; j++)
                {
                    fold = TOp.Invoke(fold, TFold.CreateTruncating(from[j * step]));
                    to[j * step] = T.CreateTruncating(fold);
                }
                return;
            }
            for (long j = 0; j < n; j++, from += step, to += step)
            {
                for (int c = 0; c < width; c++)
                {
                    folds[c] = TOp.Invoke(folds[c], TFold.CreateTruncating(from[c]));
                    to[c] = T.CreateTruncating(folds[c]);
                }
            }
        }
    }
}
