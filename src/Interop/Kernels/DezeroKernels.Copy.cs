using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

internal static unsafe partial class DezeroKernels
{
    /// <summary>y[i yRow + j yColumn] = x[i xRow + j xColumn] for elements of 1, 4 or 8 bytes: see <c>dz_copy</c>.</summary>
    public static void Copy(int size, long rows, long columns, void* x, long xRow, long xColumn, void* y, long yRow, long yColumn) =>
        ThrowIfFailed(Copy(Variant, size, rows, columns, x, xRow, xColumn, y, yRow, yColumn));

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_copy")]
    private static partial KernelStatus Copy(
        KernelVariant variant, int size, long rows, long columns, void* x, long xRow, long xColumn, void* y, long yRow, long yColumn);
}
