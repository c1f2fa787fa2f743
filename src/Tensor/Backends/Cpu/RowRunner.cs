using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// Runs a row kernel over a loop, in blocks of about <see cref="CpuThreads.BlockElements"/> elements, or fewer where each stands for
/// several.
/// </summary>
internal static class RowRunner
{
    internal static void Run<TRow>(in StridedLoop loop, in TRow row, long weight = 1) where TRow : struct, IRow
    {
        long inner = loop.Inner, outer = loop.Outer;
        if (inner == 0 || outer == 0) return;
        long elements = Math.Max(1, CpuThreads.BlockElements / weight), block = Math.Min(inner, elements);
        int blocksPerRow = checked((int)((inner + block - 1) / block));
        long rowsPerBlock = Math.Max(1, elements / inner);
        int groups = checked((int)((outer + rowsPerBlock - 1) / rowsPerBlock));
        var action = new BlockAction<TRow>(loop, row, inner, outer, block, blocksPerRow, rowsPerBlock);
        CpuThreads.For(checked(groups * blocksPerRow), action);
    }

    private readonly struct BlockAction<TRow>(StridedLoop loop, TRow row, long inner, long outer, long block, int blocksPerRow, long rowsPerBlock) : IAction
        where TRow : struct, IRow
    {
        public void Invoke(int i)
        {
            (int group, int piece) = Math.DivRem(i, blocksPerRow);
            long start = piece * block, first = group * rowsPerBlock;
            int count = (int)Math.Min(block, inner - start);
            long s0 = loop.InnerStride(0), s1 = loop.InnerStride(1), s2 = loop.InnerStride(2), s3 = loop.InnerStride(3);
            StridedLoop.Cursor cursor = default;
            loop.Seek(first, ref cursor);
            for (long r = first; r < Math.Min(first + rowsPerBlock, outer); r++)
            {
                row.Invoke(
                    cursor.Offset[0] + start * s0, s0, cursor.Offset[1] + start * s1, s1,
                    cursor.Offset[2] + start * s2, s2, cursor.Offset[3] + start * s3, s3, count);
                loop.Next(ref cursor);
            }
        }
    }
}
