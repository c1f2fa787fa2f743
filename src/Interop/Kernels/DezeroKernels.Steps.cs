using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

internal static unsafe partial class DezeroKernels
{
    /// <summary>An update of n elements of each array: see <c>dz_step_f32</c>.</summary>
    public static void Step(KernelStep step, long n, float* numbers, float** arrays) => Step(Variant, step, n, numbers, arrays);

    /// <inheritdoc cref="Step(KernelStep, long, float*, float**)"/>
    public static void Step(KernelStep step, long n, double* numbers, double** arrays) => Step(Variant, step, n, numbers, arrays);

    /// <summary>The same on a variant of the caller's choice.</summary>
    public static void Step(KernelVariant variant, KernelStep step, long n, float* numbers, float** arrays) =>
        ThrowIfFailed(RunStep(variant, step, n, numbers, arrays));

    /// <inheritdoc cref="Step(KernelVariant, KernelStep, long, float*, float**)"/>
    public static void Step(KernelVariant variant, KernelStep step, long n, double* numbers, double** arrays) =>
        ThrowIfFailed(RunStep(variant, step, n, numbers, arrays));

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_step_f32")]
    private static partial KernelStatus RunStep(KernelVariant variant, KernelStep step, long n, float* numbers, float** arrays);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_step_f64")]
    private static partial KernelStatus RunStep(KernelVariant variant, KernelStep step, long n, double* numbers, double** arrays);
}
