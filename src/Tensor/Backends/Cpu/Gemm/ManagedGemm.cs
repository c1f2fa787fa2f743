using System.Buffers;
using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>
/// Matrix products without a native library, in blocks that fit the caches (after Goto and van de Geijn, "Anatomy of
/// High-Performance Matrix Multiplication", 2008):
/// <code>
///            BlockN                 A block of a and a block of b are packed, tile by tile, into the order in which
///          +--------+               the kernel reads them; then every tile of c, TileRows x TileColumns, is one piece
///   BlockK |   b    |               of work for one thread. Pieces are fixed by the sizes alone, and each element of c
///          +--------+               is summed in one order, so the result does not depend on the number of threads.
/// +------+ +--------+
/// |  a   | |   c    | BlockM
/// +------+ +--------+
/// </code>
/// </summary>
internal static unsafe class ManagedGemm
{
    private const int BlockM = 480, BlockN = 1024, BlockK = 256; // multiples of the tiles; a packed float32 block of b is 1 MiB
    private const int TileRows = 8 * GemmKernel.Rows;            // a packed tile of a stays in the first cache
    private const int PanelsPerTile = 16;
    private const int Alignment = 64;
    private const long SerialWork = 48L * 48 * 48; // multiplications below which a second thread is not worth waking

    internal static void Gemm<T>(bool transposeA, bool transposeB, int m, int n, int k, T alpha, T* a, int lda, T* b, int ldb, T beta, T* c, int ldc)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (k == 0)
        {
            Scale(m, n, beta, c, ldc);
            return;
        }
        bool serial = (long)m * n * k < SerialWork;
        int tileColumns = PanelsPerTile * GemmKernel.Columns<T>();
        int depth = Math.Min(k, BlockK);
        int sizeA = RoundUp(Math.Min(m, BlockM), GemmKernel.Rows) * depth, sizeB = RoundUp(Math.Min(n, BlockN), GemmKernel.Columns<T>()) * depth;
        int padding = Alignment / sizeof(T);
        T[] buffer = ArrayPool<T>.Shared.Rent(sizeA + sizeB + (2 * padding));
        fixed (T* start = buffer)
        {
            T* packedA = Align(start), packedB = Align(packedA + sizeA);
            for (int j = 0; j < n; j += BlockN)
            {
                int columns = Math.Min(BlockN, n - j);
                for (int p = 0; p < k; p += BlockK)
                {
                    int inner = Math.Min(BlockK, k - p);
                    var packB = new PackTiles<T>(
                        b + (transposeB ? (long)j * ldb + p : (long)p * ldb + j), ldb, !transposeB, packedB, columns, inner, GemmKernel.Columns<T>(), tileColumns);
                    Run(Tiles(columns, tileColumns), packB, serial);
                    for (int i = 0; i < m; i += BlockM)
                    {
                        int rows = Math.Min(BlockM, m - i);
                        var packA = new PackTiles<T>(
                            a + (transposeA ? (long)p * lda + i : (long)i * lda + p), lda, transposeA, packedA, rows, inner, GemmKernel.Rows, TileRows);
                        Run(Tiles(rows, TileRows), packA, serial);
                        var multiply = new MultiplyTiles<T>(
                            packedA, packedB, c + (long)i * ldc + j, ldc, rows, columns, inner, tileColumns, alpha, p == 0 ? beta : T.One);
                        Run(Tiles(rows, TileRows) * Tiles(columns, tileColumns), multiply, serial);
                    }
                }
            }
        }
        ArrayPool<T>.Shared.Return(buffer);
    }

    private static void Run<TAction>(int pieces, in TAction action, bool serial) where TAction : struct, IAction
    {
        if (!serial)
        {
            CpuThreads.For(pieces, action);
            return;
        }
        for (int i = 0; i < pieces; i++) action.Invoke(i);
    }

    private static void Scale<T>(int m, int n, T beta, T* c, int ldc) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < m; i++)
        {
            T* row = c + (long)i * ldc;
            for (int j = 0; j < n; j++) row[j] = beta == T.Zero ? T.Zero : beta * row[j];
        }
    }

    private static int Tiles(int length, int tile) => (length + tile - 1) / tile;

    private static int RoundUp(int length, int multiple) => Tiles(length, multiple) * multiple;

    private static T* Align<T>(T* pointer) where T : unmanaged => (T*)(((nuint)pointer + Alignment - 1) & ~(nuint)(Alignment - 1));

    /// <summary>Packs one tile: panels of <c>width</c> rows of op(a), or columns of op(b), each stored depth by width, the last one filled up with zeros.</summary>
    private readonly struct PackTiles<T>(T* source, int stride, bool acrossIsDense, T* packed, int length, int depth, int width, int tile) : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int index)
        {
            int end = Math.Min(length, (index + 1) * tile);
            for (int start = index * tile; start < end; start += width)
            {
                int count = Math.Min(width, length - start);
                T* target = packed + (long)start * depth;
                if (count < width) new Span<T>(target, width * depth).Clear();
                if (acrossIsDense)
                {
                    for (int p = 0; p < depth; p++)
                        new ReadOnlySpan<T>(source + (long)p * stride + start, count).CopyTo(new Span<T>(target + p * width, count));
                    continue;
                }
                for (int r = 0; r < count; r++)
                {
                    T* line = source + (long)(start + r) * stride;
                    for (int p = 0; p < depth; p++) target[p * width + r] = line[p];
                }
            }
        }
    }

    /// <summary>Computes one tile of c from packed panels; pieces that share a tile of a follow each other.</summary>
    private readonly struct MultiplyTiles<T>(T* packedA, T* packedB, T* c, int ldc, int rows, int columns, int depth, int tileColumns, T alpha, T beta) : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int index)
        {
            int across = Tiles(columns, tileColumns), width = GemmKernel.Columns<T>();
            int top = index / across * TileRows, left = index % across * tileColumns;
            int bottom = Math.Min(rows, top + TileRows), right = Math.Min(columns, left + tileColumns);
            for (int j = left; j < right; j += width)
            {
                for (int i = top; i < bottom; i += GemmKernel.Rows)
                {
                    GemmKernel.Run(
                        depth, packedA + (long)i * depth, packedB + (long)j * depth, alpha, beta, c + (long)i * ldc + j, ldc,
                        Math.Min(GemmKernel.Rows, rows - i), Math.Min(width, columns - j));
                }
            }
        }
    }
}
