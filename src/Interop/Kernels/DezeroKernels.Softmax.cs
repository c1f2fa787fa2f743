using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

internal static unsafe partial class DezeroKernels
{
    /// <summary>y = softmax of dense rows: see <c>dz_softmax_f32</c>.</summary>
    public static void Softmax(long rows, long columns, float* x, float* y) => ThrowIfFailed(Softmax(Variant, rows, columns, x, y));

    /// <inheritdoc cref="Softmax(long, long, float*, float*)"/>
    public static void Softmax(long rows, long columns, double* x, double* y) => ThrowIfFailed(Softmax(Variant, rows, columns, x, y));

    /// <summary>y = log softmax of dense rows: see <c>dz_log_softmax_f32</c>.</summary>
    public static void LogSoftmax(long rows, long columns, float* x, float* y) => ThrowIfFailed(LogSoftmax(Variant, rows, columns, x, y));

    /// <inheritdoc cref="LogSoftmax(long, long, float*, float*)"/>
    public static void LogSoftmax(long rows, long columns, double* x, double* y) => ThrowIfFailed(LogSoftmax(Variant, rows, columns, x, y));

    /// <summary>The sum over rows of their cross entropy with their labels: see <c>dz_cross_entropy_f32</c>.</summary>
    public static double CrossEntropy(long rows, long columns, float* x, long* labels)
    {
        ThrowIfFailed(CrossEntropy(Variant, rows, columns, x, labels, out double total));
        return total;
    }

    /// <inheritdoc cref="CrossEntropy(long, long, float*, long*)"/>
    public static double CrossEntropy(long rows, long columns, double* x, long* labels)
    {
        ThrowIfFailed(CrossEntropy(Variant, rows, columns, x, labels, out double total));
        return total;
    }

    /// <summary>gx = (softmax(x) - 1 at the labels) scale: see <c>dz_cross_entropy_gradient_f32</c>.</summary>
    public static void CrossEntropyGradient(long rows, long columns, float* x, long* labels, float scale, float* gx) =>
        ThrowIfFailed(CrossEntropyGradient(Variant, rows, columns, x, labels, scale, gx));

    /// <inheritdoc cref="CrossEntropyGradient(long, long, float*, long*, float, float*)"/>
    public static void CrossEntropyGradient(long rows, long columns, double* x, long* labels, double scale, double* gx) =>
        ThrowIfFailed(CrossEntropyGradient(Variant, rows, columns, x, labels, scale, gx));

    /// <summary>The kernel itself, on a variant of the caller's choice.</summary>
    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_softmax_f32")]
    public static partial KernelStatus Softmax(KernelVariant variant, long rows, long columns, float* x, float* y);

    /// <inheritdoc cref="Softmax(KernelVariant, long, long, float*, float*)"/>
    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_softmax_f64")]
    public static partial KernelStatus Softmax(KernelVariant variant, long rows, long columns, double* x, double* y);

    /// <inheritdoc cref="Softmax(KernelVariant, long, long, float*, float*)"/>
    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_log_softmax_f32")]
    public static partial KernelStatus LogSoftmax(KernelVariant variant, long rows, long columns, float* x, float* y);

    /// <inheritdoc cref="Softmax(KernelVariant, long, long, float*, float*)"/>
    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_log_softmax_f64")]
    public static partial KernelStatus LogSoftmax(KernelVariant variant, long rows, long columns, double* x, double* y);

    /// <inheritdoc cref="Softmax(KernelVariant, long, long, float*, float*)"/>
    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_cross_entropy_f32")]
    public static partial KernelStatus CrossEntropy(KernelVariant variant, long rows, long columns, float* x, long* labels, out double total);

    /// <inheritdoc cref="Softmax(KernelVariant, long, long, float*, float*)"/>
    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_cross_entropy_f64")]
    public static partial KernelStatus CrossEntropy(KernelVariant variant, long rows, long columns, double* x, long* labels, out double total);

    /// <inheritdoc cref="Softmax(KernelVariant, long, long, float*, float*)"/>
    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_cross_entropy_gradient_f32")]
    public static partial KernelStatus CrossEntropyGradient(KernelVariant variant, long rows, long columns, float* x, long* labels, float scale, float* gx);

    /// <inheritdoc cref="Softmax(KernelVariant, long, long, float*, float*)"/>
    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_cross_entropy_gradient_f64")]
    public static partial KernelStatus CrossEntropyGradient(KernelVariant variant, long rows, long columns, double* x, long* labels, double scale, double* gx);
}
