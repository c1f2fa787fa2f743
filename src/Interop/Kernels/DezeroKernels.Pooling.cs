using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

internal static unsafe partial class DezeroKernels
{
    /// <summary>Whether AveragePoolSpread takes these windows: see <c>dz_average_pool_has_spread</c>.</summary>
    public static bool HasAveragePoolSpread(in KernelPool pool) => CanSpread(pool) != 0;

    /// <summary>y = the largest element of each window over dense planes, and its position where index is not null: see <c>dz_max_pool_f32</c>.</summary>
    public static void MaxPool(in KernelPool pool, long planes, float* x, float* y, long* index) =>
        ThrowIfFailed(MaxPool(Variant, pool, planes, x, y, index));

    /// <inheritdoc cref="MaxPool(in KernelPool, long, float*, float*, long*)"/>
    public static void MaxPool(in KernelPool pool, long planes, double* x, double* y, long* index) =>
        ThrowIfFailed(MaxPool(Variant, pool, planes, x, y, index));

    /// <summary>y = the mean of each window over dense planes: see <c>dz_average_pool_f32</c>.</summary>
    public static void AveragePool(in KernelPool pool, long planes, float* x, float* y) =>
        ThrowIfFailed(AveragePool(Variant, pool, planes, x, y));

    /// <inheritdoc cref="AveragePool(in KernelPool, long, float*, float*)"/>
    public static void AveragePool(in KernelPool pool, long planes, double* x, double* y) =>
        ThrowIfFailed(AveragePool(Variant, pool, planes, x, y));

    /// <summary>gx = gy in equal shares to the cells of each window: see <c>dz_average_pool_spread_f32</c>.</summary>
    public static void AveragePoolSpread(in KernelPool pool, long planes, float* gy, float* gx) =>
        ThrowIfFailed(AveragePoolSpread(Variant, pool, planes, gy, gx));

    /// <inheritdoc cref="AveragePoolSpread(in KernelPool, long, float*, float*)"/>
    public static void AveragePoolSpread(in KernelPool pool, long planes, double* gy, double* gx) =>
        ThrowIfFailed(AveragePoolSpread(Variant, pool, planes, gy, gx));

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_average_pool_has_spread")]
    private static partial int CanSpread(in KernelPool pool);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_max_pool_f32")]
    private static partial KernelStatus MaxPool(KernelVariant variant, in KernelPool pool, long planes, float* x, float* y, long* index);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_max_pool_f64")]
    private static partial KernelStatus MaxPool(KernelVariant variant, in KernelPool pool, long planes, double* x, double* y, long* index);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_average_pool_f32")]
    private static partial KernelStatus AveragePool(KernelVariant variant, in KernelPool pool, long planes, float* x, float* y);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_average_pool_f64")]
    private static partial KernelStatus AveragePool(KernelVariant variant, in KernelPool pool, long planes, double* x, double* y);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_average_pool_spread_f32")]
    private static partial KernelStatus AveragePoolSpread(KernelVariant variant, in KernelPool pool, long planes, float* gy, float* gx);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_average_pool_spread_f64")]
    private static partial KernelStatus AveragePoolSpread(KernelVariant variant, in KernelPool pool, long planes, double* gy, double* gx);
}
