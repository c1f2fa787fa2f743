using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

internal static unsafe partial class DezeroKernels
{
    /// <summary>Mean and variance of some groups, and y = (x - mean) / sqrt(var + eps) gamma + beta: see <c>dz_normalize_f32</c>.</summary>
    public static void Normalize(
        in KernelNorm norm, long first, long count, bool measure, double eps, float* x, float* gamma, float* beta, float* mean, float* var, float* y) =>
        ThrowIfFailed(Normalize(Variant, norm, first, count, measure ? 1 : 0, eps, x, gamma, beta, mean, var, y));

    /// <inheritdoc cref="Normalize(in KernelNorm, long, long, bool, double, float*, float*, float*, float*, float*, float*)"/>
    public static void Normalize(
        in KernelNorm norm, long first, long count, bool measure, double eps, double* x, double* gamma, double* beta, double* mean, double* var, double* y) =>
        ThrowIfFailed(Normalize(Variant, norm, first, count, measure ? 1 : 0, eps, x, gamma, beta, mean, var, y));

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_normalize_f32")]
    private static partial KernelStatus Normalize(
        KernelVariant variant, in KernelNorm norm, long first, long count, int measure, double eps, float* x, float* gamma, float* beta, float* mean, float* var, float* y);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_normalize_f64")]
    private static partial KernelStatus Normalize(
        KernelVariant variant, in KernelNorm norm, long first, long count, int measure, double eps, double* x, double* gamma, double* beta, double* mean, double* var, double* y);
}
