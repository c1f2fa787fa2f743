using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

internal static unsafe partial class DezeroKernels
{
    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_abi_version")]
    private static partial int GetAbiVersion();

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_detect_variant")]
    private static partial KernelVariant DetectVariant();

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_has_variant")]
    private static partial int HasVariant(KernelVariant variant);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_unary_f32")]
    private static partial KernelStatus Unary(KernelVariant variant, KernelFunction function, long n, float* x, float* y);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_unary_f64")]
    private static partial KernelStatus Unary(KernelVariant variant, KernelFunction function, long n, double* x, double* y);
}
