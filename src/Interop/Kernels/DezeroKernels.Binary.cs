using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

internal static unsafe partial class DezeroKernels
{
    /// <summary>y[i] = function(a[i], b[i]) for n elements; y may be a or b.</summary>
    public static void Binary(KernelPairFunction function, long n, float* a, float* b, float* y) => Binary(Variant, function, n, a, b, y);

    /// <inheritdoc cref="Binary(KernelPairFunction, long, float*, float*, float*)"/>
    public static void Binary(KernelPairFunction function, long n, double* a, double* b, double* y) => Binary(Variant, function, n, a, b, y);

    /// <summary>The same on a variant of the caller's choice.</summary>
    public static void Binary(KernelVariant variant, KernelPairFunction function, long n, float* a, float* b, float* y) =>
        ThrowIfFailed(RunBinary(variant, function, n, a, b, y));

    /// <inheritdoc cref="Binary(KernelVariant, KernelPairFunction, long, float*, float*, float*)"/>
    public static void Binary(KernelVariant variant, KernelPairFunction function, long n, double* a, double* b, double* y) =>
        ThrowIfFailed(RunBinary(variant, function, n, a, b, y));

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_binary_f32")]
    private static partial KernelStatus RunBinary(KernelVariant variant, KernelPairFunction function, long n, float* a, float* b, float* y);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_binary_f64")]
    private static partial KernelStatus RunBinary(KernelVariant variant, KernelPairFunction function, long n, double* a, double* b, double* y);
}
