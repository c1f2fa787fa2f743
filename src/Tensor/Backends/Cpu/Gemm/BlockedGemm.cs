using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>
/// The product in blocks, after Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS 34, 2008:
/// <code>
///   for panels of InnerBlock of the inner axis           c += a panel . b panel
///     pack the panel of b into slivers of a tile's columns
///     pack the panel of a into slivers of a tile's rows
///     for blocks of rows and columns of c        in parallel; the rows of a stay in the second cache level
///       for slivers of b                                   stays in the first level
///         for slivers of a:  one tile by the kernel
/// </code>
/// Blocks do not depend on the number of threads, so neither do the results. What a tile lacks at the edges is packed as zeros
/// and not stored.
/// </summary>
internal static unsafe class BlockedGemm<TKernel, T> where TKernel : struct, IGemmKernel where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int InnerBlock = 256;      // elements of the inner axis in a panel
    private const int MaxBlockRows = 144, MinBlockRows = 36;        // of c; multiples of the rows of every kernel's tile
    private const int MaxBlockColumns = 256, MinBlockColumns = 64;  // of c; multiples of the columns of every kernel's tile
    private const int PanelRows = 14 * MaxBlockRows, PanelColumns = 8 * MaxBlockColumns; // what is packed at a time
    private const int FewBlocks = 8;                   // fewer are cut smaller, so that there is work for every thread
    private const long SerialWork = 150 * 150 * 150;   // multiplications below which handing out costs more than it gains

    internal static void Run(int m, int n, int k, T alpha, PackedOperand<T> a, PackedOperand<T> b, T beta, T* c, int ldc)
    {
        if (k == 0 || alpha == T.Zero)
        {
            Scale(m, n, beta, c, ldc);
            return;
        }
        int innerMost = Math.Min(k, InnerBlock);
        T[] scratchA = Rent((long)Round(Math.Min(m, PanelRows), TKernel.Rows) * innerMost);
        T[] scratchB = Rent((long)Round(Math.Min(n, PanelColumns), TKernel.Columns<T>()) * innerMost);
        bool serial = (long)m * n * k < SerialWork;
        (int blockRows, int blockColumns) = serial ? (MaxBlockRows, MaxBlockColumns) : BlockSize(m, n);
        fixed (T* startA = scratchA, startB = scratchB)
        {
            T* packedA = Align(startA), packedB = Align(startB);
            for (int column = 0; column < n; column += PanelColumns)
            {
                for (int first = 0; first < k; first += InnerBlock)
                {
                    int inner = Math.Min(InnerBlock, k - first), columns = Math.Min(PanelColumns, n - column);
                    var packB = new PackAction(b, column, columns, TKernel.Columns<T>(), blockColumns, first, inner, packedB);
                    For(Count(columns, blockColumns), packB, serial);
                    for (int row = 0; row < m; row += PanelRows)
                    {
                        int rows = Math.Min(PanelRows, m - row);
                        var packA = new PackAction(a, row, rows, TKernel.Rows, blockRows, first, inner, packedA);
                        For(Count(rows, blockRows), packA, serial);
                        T* corner = c + (long)row * ldc + column;
                        T keep = first == 0 ? beta : T.One;
                        var multiply = new BlockAction(packedA, packedB, rows, columns, inner, blockRows, blockColumns, alpha, keep, corner, ldc);
                        For(Count(rows, blockRows) * Count(columns, blockColumns), multiply, serial);
                    }
                }
            }
        }
        ArrayPool<T>.Shared.Return(scratchA);
        ArrayPool<T>.Shared.Return(scratchB);
    }

    /// <summary>Rows and columns of a block, from the size of c alone.</summary>
    private static (int Rows, int Columns) BlockSize(int m, int n)
    {
        int rows = MaxBlockRows, columns = MaxBlockColumns;
        while (Count(m, rows) * (long)Count(n, columns) < FewBlocks && (columns > MinBlockColumns || rows > MinBlockRows))
        {
            // The larger side of what is there is cut.
            bool cutColumns = columns > MinBlockColumns && (rows == MinBlockRows || Math.Min(n, columns) >= Math.Min(m, rows));
            if (cutColumns) columns /= 2;
            else rows /= 2;
        }
        return (rows, columns);
    }

    private static void For<TAction>(int blocks, in TAction action, bool serial) where TAction : struct, IAction
    {
        if (!serial) CpuThreads.For(blocks, action);
        else
            for (int i = 0; i < blocks; i++) action.Invoke(i);
    }

    private static void Scale(int m, int n, T beta, T* c, int ldc)
    {
        for (int i = 0; i < m; i++)
        {
            var row = new Span<T>(c + (long)i * ldc, n);
            if (beta == T.Zero) row.Clear();
            else System.Numerics.Tensors.TensorPrimitives.Multiply(row, beta, row);
        }
    }

    // 64 bytes more than asked, so that the packed elements can start on a cache line.
    private static T[] Rent(long count) => ArrayPool<T>.Shared.Rent(checked((int)(count + 64 / sizeof(T))));

    private static T* Align(T* start) => (T*)(((nint)start + 63) & ~63);

    private static int Count(int size, int block) => (size + block - 1) / block;

    private static int Round(int size, int block) => Count(size, block) * block;

    /// <summary>Packs one block of lines of a panel.</summary>
    private readonly struct PackAction(PackedOperand<T> operand, int line, int lines, int width, int blockLines, int first, int inner, T* packed)
        : IAction
    {
        public void Invoke(int block)
        {
            for (int i = block * blockLines; i < Math.Min(lines, (block + 1) * blockLines); i += width)
                operand.Pack(line + i, Math.Min(width, lines - i), width, first, inner, packed + (long)i * inner);
        }
    }

    /// <summary>One block of c: alpha times the product of packed panels, and beta times what was there.</summary>
    private readonly struct BlockAction(
        T* packedA, T* packedB, int rows, int columns, int inner, int blockRows, int blockColumns, T alpha, T beta, T* c, int ldc) : IAction
    {
        [SkipLocalsInit]
        public void Invoke(int block)
        {
            int tileRows = TKernel.Rows, tileColumns = TKernel.Columns<T>();
            (int blockColumn, int blockRow) = Math.DivRem(block, Count(rows, blockRows));
            int lastRow = Math.Min(rows, (blockRow + 1) * blockRows);
            int lastColumn = Math.Min(columns, (blockColumn + 1) * blockColumns);
            T* room = stackalloc T[tileRows * tileColumns + 64 / sizeof(T)];
            T* tile = Align(room);
            for (int j = blockColumn * blockColumns; j < lastColumn; j += tileColumns)
            {
                for (int i = blockRow * blockRows; i < lastRow; i += tileRows)
                {
                    TKernel.Multiply(inner, packedA + (long)i * inner, packedB + (long)j * inner, tile);
                    Store(tile, Math.Min(tileRows, rows - i), Math.Min(tileColumns, columns - j), c + (long)i * ldc + j);
                }
            }
        }

        private void Store(T* tile, int tileRows, int tileColumns, T* target)
        {
            int stride = TKernel.Columns<T>();
            for (int i = 0; i < tileRows; i++, tile += stride, target += ldc)
            {
                int j = 0;
                if (Vector.IsHardwareAccelerated)
                {
                    for (; j <= tileColumns - Vector<T>.Count; j += Vector<T>.Count)
                    {
                        Vector<T> y = Vector.Load(tile + j) * alpha;
                        if (beta != T.Zero) y += Vector.Load(target + j) * beta;
                        Vector.Store(y, target + j);
                    }
                }
                for (; j < tileColumns; j++) target[j] = beta == T.Zero ? alpha * tile[j] : alpha * tile[j] + beta * target[j];
            }
        }
    }
}
