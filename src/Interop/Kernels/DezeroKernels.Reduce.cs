using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

internal static unsafe partial class DezeroKernels
{
    /// <summary>y[r] = the fold of row r, whose numbers lie side by side, on a variant: see <c>dz_fold_rows_f32</c>.</summary>
    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_fold_rows_f32")]
    public static partial KernelStatus FoldRows(KernelVariant variant, KernelFold fold, long rows, long columns, long xStep, float* x, float* y);

    /// <inheritdoc cref="FoldRows(KernelVariant, KernelFold, long, long, long, float*, float*)"/>
    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_fold_rows_f64")]
    public static partial KernelStatus FoldRows(KernelVariant variant, KernelFold fold, long rows, long columns, long xStep, double* x, double* y);

    /// <summary>y[j] = the fold of column j of rows whose numbers lie side by side, on a variant: see <c>dz_fold_columns_f32</c>.</summary>
    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_fold_columns_f32")]
    public static partial KernelStatus FoldColumns(KernelVariant variant, KernelFold fold, long rows, long columns, long xStep, float* x, float* y);

    /// <inheritdoc cref="FoldColumns(KernelVariant, KernelFold, long, long, long, float*, float*)"/>
    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_fold_columns_f64")]
    public static partial KernelStatus FoldColumns(KernelVariant variant, KernelFold fold, long rows, long columns, long xStep, double* x, double* y);
}
