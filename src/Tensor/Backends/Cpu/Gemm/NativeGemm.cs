using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>
/// Matrix products by the C kernels, which take 512-bit registers where OpenBLAS, not knowing the processor, may not: about twice its rate on a
/// Zen 5. The left operand is packed once, then threads share out blocks of c. The order of each sum depends on k alone, so
/// results do not depend on the number of threads.
/// </summary>
internal static unsafe class NativeGemm
{
    // Measured by `bench gemm`; the table is in docs/performance.md.
    private const long LeastWork = 12 * 12 * 12;       // multiplications below which packing costs more than it gains
    private const long SerialWork = 150 * 150 * 150;   // multiplications below which handing out costs more than it gains
    private const int LeastRows = 2, LeastColumns = 4; // a product with fewer has no tiles to fill
    private const int MaxBlockColumns = 480, MinBlockColumns = 48, MinBlockRows = 32;
    private const int PackTiles = 8;                   // packed at a time: of columns as rows, some cache lines side by side
    private const int FewBlocks = 16;                  // fewer are cut smaller, so that there is work for every thread

    // The other variants were not measured faster than OpenBLAS.
    private static readonly bool s_isFaster = DezeroKernels.IsAvailable && DezeroKernels.Variant == KernelVariant.Avx512;

    /// <summary>Whether a product of these sizes is faster here.</summary>
    internal static bool Takes(int m, int n, int k) => s_isFaster && m >= LeastRows && n >= LeastColumns && (long)m * n * k >= LeastWork;

    /// <summary>c = alpha op(a) op(b) + beta c, as in <see cref="GemmProvider"/>. With beta 0, c is not read.</summary>
    internal static void Gemm<T>(bool transposeA, bool transposeB, int m, int n, int k, T alpha, T* a, int lda, T* b, int ldb, T beta, T* c, int ldc)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (m == 0 || n == 0) return;
        if (beta != T.Zero && beta != T.One)
            for (int i = 0; i < m; i++) TensorPrimitives.Multiply(new ReadOnlySpan<T>(c + (long)i * ldc, n), beta, new Span<T>(c + (long)i * ldc, n));
        Run(transposeA, transposeB, m, n, k, alpha, a, lda, b, ldb, beta != T.Zero, default, c, ldc);
    }

    /// <summary>c = activation(op(a) op(b) + bias), c dense.</summary>
    internal static void Linear<T>(bool transposeA, bool transposeB, int m, int n, int k, T* a, int lda, T* b, int ldb, in Epilogue<T> epilogue, T* c)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(transposeA, transposeB, m, n, k, T.One, a, lda, b, ldb, accumulate: epilogue.HasBias, epilogue, c, n);

    private static void Run<T>(
        bool transposeA, bool transposeB, int m, int n, int k, T alpha, T* a, int lda, T* b, int ldb, bool accumulate, in Epilogue<T> epilogue, T* c,
        int ldc) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int tile = DezeroKernels.TileRows, tiles = (m + tile - 1) / tile;
        bool serial = (long)m * n * k < SerialWork;
        T[] packed = ArrayPool<T>.Shared.Rent(checked(tiles * tile * k));
        fixed (T* pa = packed)
        {
            var pack = new PackAction<T>(m, k, lineStride: transposeA ? 1 : lda, innerStride: transposeA ? lda : 1, alpha, a, pa);
            For(Count(tiles, PackTiles), pack, serial);
            (int rows, int columns) = serial ? (tiles * tile, n) : BlockSize(m, n, tile);
            var multiply = new BlockAction<T>(rows, columns, m, n, k, pa, transposeB, b, ldb, accumulate, epilogue, c, ldc);
            For(Count(m, rows) * Count(n, columns), multiply, serial);
        }
        ArrayPool<T>.Shared.Return(packed);
    }

    /// <summary>Packs lines of a left operand, or outputs of weights: see <see cref="DezeroKernels.Pack(long, long, long, long, float*, float*)"/>.</summary>
    internal static void Pack<T>(int lines, int inner, int lineStride, int innerStride, T* x, T* packed) where T : unmanaged
    {
        if (typeof(T) == typeof(float)) DezeroKernels.Pack(lines, inner, lineStride, innerStride, (float*)x, (float*)packed);
        else DezeroKernels.Pack(lines, inner, lineStride, innerStride, (double*)x, (double*)packed);
    }

    /// <summary>Rows and columns of a block, from the size of c alone.</summary>
    private static (int Rows, int Columns) BlockSize(int m, int n, int tile)
    {
        int rows = Count(m, tile) * tile, columns = MaxBlockColumns;
        while (Count(n, columns) < FewBlocks && columns > MinBlockColumns) columns /= columns % 96 == 0 ? 2 : 5;
        while (Count(m, rows) * (long)Count(n, columns) < FewBlocks && rows > MinBlockRows) rows = Count(rows, 2 * tile) * tile;
        return (rows, columns);
    }

    private static int Count(int size, int block) => (size + block - 1) / block;

    private static void For<TAction>(int blocks, in TAction action, bool serial) where TAction : struct, IAction
    {
        if (!serial) CpuThreads.For(blocks, action);
        else
            for (int i = 0; i < blocks; i++) action.Invoke(i);
    }

    /// <summary>Packs the rows of some tiles, times alpha.</summary>
    private readonly struct PackAction<T>(int m, int k, int lineStride, int innerStride, T alpha, T* a, T* packed) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int index)
        {
            int tile = DezeroKernels.TileRows, row = index * PackTiles * tile, rows = Math.Min(PackTiles * tile, m - row), filled = Count(rows, tile) * tile;
            T* target = packed + (long)row * k;
            Pack(rows, k, lineStride, innerStride, a + (long)row * lineStride, target);
            if (alpha != T.One) TensorPrimitives.Multiply(new ReadOnlySpan<T>(target, filled * k), alpha, new Span<T>(target, filled * k));
        }
    }

    /// <summary>One block of c.</summary>
    private readonly struct BlockAction<T>(
        int rows, int columns, int m, int n, int k, T* packed, bool transposed, T* b, int ldb, bool accumulate, Epilogue<T> epilogue, T* c, int ldc) : IAction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int index)
        {
            (int down, int across) = Math.DivRem(index, Count(n, columns));
            int row = down * rows, column = across * columns, height = Math.Min(rows, m - row), width = Math.Min(columns, n - column);
            T* left = packed + (long)row * k, right = b + (transposed ? (long)column * ldb : column), target = c + (long)row * ldc + column;
            epilogue.Begin(height, width, column, target, ldc);
            T[] scratch = ArrayPool<T>.Shared.Rent((DezeroKernels.ScratchBytes + 64) / sizeof(T));
            fixed (T* start = scratch)
            {
                nint room = ((nint)start + 63) & ~63;
                if (typeof(T) == typeof(float)) DezeroKernels.Multiply(height, width, k, (float*)left, transposed, (float*)right, ldb, accumulate, (float*)target, ldc, (float*)room);
                else DezeroKernels.Multiply(height, width, k, (double*)left, transposed, (double*)right, ldb, accumulate, (double*)target, ldc, (double*)room);
            }
            ArrayPool<T>.Shared.Return(scratch);
            epilogue.End(height, width, target, ldc);
        }
    }
}
