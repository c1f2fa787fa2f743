using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

internal static unsafe partial class DezeroKernels
{
    /// <summary>Bytes of scratch memory that a product or a convolution needs.</summary>
    public const int ScratchBytes = 512 * 1024;

    // DZ_TILE_COLUMNS.
    private const int MostTileColumns = 48;

    /// <summary>Packs lines x[i lineStep + k innerStep] of a left operand, <see cref="TileRows"/> at a time: see <c>dz_pack_f32</c>.</summary>
    public static void Pack(long lines, long inner, long lineStep, long innerStep, float* x, float* packed) =>
        ThrowIfFailed(Pack(Variant, lines, inner, lineStep, innerStep, x, packed));

    /// <inheritdoc cref="Pack(long, long, long, long, float*, float*)"/>
    public static void Pack(long lines, long inner, long lineStep, long innerStep, double* x, double* packed) =>
        ThrowIfFailed(Pack(Variant, lines, inner, lineStep, innerStep, x, packed));

    /// <summary>c (m, n) = packed a (m, k) times b (k, n), or (n, k) where it is transposed, or that added to c: see <c>dz_gemm_f32</c>.</summary>
    public static void Multiply(
        long m, long n, long k, float* a, bool transposed, float* b, long bStep, bool accumulate, float* c, long cStep, float* scratch) =>
        ThrowIfFailed(Multiply(Variant, m, n, k, a, transposed ? 1 : 0, b, bStep, accumulate ? 1 : 0, c, cStep, scratch));

    /// <inheritdoc cref="Multiply(long, long, long, float*, bool, float*, long, bool, float*, long, float*)"/>
    public static void Multiply(
        long m, long n, long k, double* a, bool transposed, double* b, long bStep, bool accumulate, double* c, long cStep, double* scratch) =>
        ThrowIfFailed(Multiply(Variant, m, n, k, a, transposed ? 1 : 0, b, bStep, accumulate ? 1 : 0, c, cStep, scratch));

    /// <summary>Numbers that <see cref="PackRight(long, long, float*, bool, long, float*)"/> needs room for.</summary>
    public static int PackedRightLength(int n, int k) => checked((n + MostTileColumns - 1) / MostTileColumns * MostTileColumns * k);

    /// <summary>Packs b (k, n), or (n, k) where it is transposed, for many products: see <c>dz_pack_right_f32</c>.</summary>
    public static void PackRight(long n, long k, float* b, bool transposed, long bStep, float* packed) =>
        ThrowIfFailed(PackRight(Variant, n, k, b, transposed ? 1 : 0, bStep, packed));

    /// <inheritdoc cref="PackRight(long, long, float*, bool, long, float*)"/>
    public static void PackRight(long n, long k, double* b, bool transposed, long bStep, double* packed) =>
        ThrowIfFailed(PackRight(Variant, n, k, b, transposed ? 1 : 0, bStep, packed));

    /// <summary>c (m, n) = packed a (m, k) times packed b (k, n), or that added to c: see <c>dz_gemm_packed_f32</c>.</summary>
    public static void MultiplyPacked(long m, long n, long k, float* a, float* b, bool accumulate, float* c, long cStep) =>
        ThrowIfFailed(MultiplyPacked(Variant, m, n, k, a, b, accumulate ? 1 : 0, c, cStep));

    /// <inheritdoc cref="MultiplyPacked(long, long, long, float*, float*, bool, float*, long)"/>
    public static void MultiplyPacked(long m, long n, long k, double* a, double* b, bool accumulate, double* c, long cStep) =>
        ThrowIfFailed(MultiplyPacked(Variant, m, n, k, a, b, accumulate ? 1 : 0, c, cStep));

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_tile_rows")]
    private static partial int GetTileRows(KernelVariant variant);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_pack_f32")]
    private static partial KernelStatus Pack(KernelVariant variant, long lines, long inner, long lineStep, long innerStep, float* x, float* packed);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_pack_f64")]
    private static partial KernelStatus Pack(KernelVariant variant, long lines, long inner, long lineStep, long innerStep, double* x, double* packed);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_gemm_f32")]
    private static partial KernelStatus Multiply(
        KernelVariant variant, long m, long n, long k, float* a, int transposed, float* b, long bStep, int accumulate, float* c, long cStep, float* scratch);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_gemm_f64")]
    private static partial KernelStatus Multiply(
        KernelVariant variant, long m, long n, long k, double* a, int transposed, double* b, long bStep, int accumulate, double* c, long cStep, double* scratch);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_pack_right_f32")]
    private static partial KernelStatus PackRight(KernelVariant variant, long n, long k, float* b, int transposed, long bStep, float* packed);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_pack_right_f64")]
    private static partial KernelStatus PackRight(KernelVariant variant, long n, long k, double* b, int transposed, long bStep, double* packed);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_gemm_packed_f32")]
    private static partial KernelStatus MultiplyPacked(KernelVariant variant, long m, long n, long k, float* a, float* b, int accumulate, float* c, long cStep);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_gemm_packed_f64")]
    private static partial KernelStatus MultiplyPacked(KernelVariant variant, long m, long n, long k, double* a, double* b, int accumulate, double* c, long cStep);
}
