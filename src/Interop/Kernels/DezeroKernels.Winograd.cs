using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

internal static unsafe partial class DezeroKernels
{
    /// <summary>Numbers of scratch memory that Winograd's convolution of these sizes needs: see <c>dz_winograd_scratch</c>.</summary>
    public static long WinogradScratch(int channels, int outputs) => WinogradScratch(Variant, channels, outputs);

    /// <summary>Weights in Winograd's form, packed: see <c>dz_winograd_pack_f32</c>.</summary>
    public static void PackWinograd(
        long lines, long inner, long lineStep, long innerStep, bool turned, float* w, float* packed, long pointStep, float* scratch) =>
        ThrowIfFailed(PackWinograd(Variant, lines, inner, lineStep, innerStep, turned ? 1 : 0, w, packed, pointStep, scratch));

    /// <summary>y = activation(bias + Winograd's convolution of x) for some tiles of all images: see <c>dz_winograd_f32</c>.</summary>
    public static void ConvolveWinograd(
        in KernelWindow window, long xImage, long yImage, float* x, float* weights, long pointStep, float* bias, KernelActivation activation, float* y,
        long first, long count, float* scratch) =>
        ThrowIfFailed(ConvolveWinograd(Variant, window, xImage, yImage, x, weights, pointStep, bias, activation, y, first, count, scratch));

    /// <summary>The weight gradient of some tiles in Winograd's form: see <c>dz_winograd_gradient_f32</c>.</summary>
    public static void WinogradGradient(
        in KernelWindow window, long xImage, long yImage, float* x, float* gy, long first, long count, float* sums, long sumsStep, long sumsPoint, float* scratch) =>
        ThrowIfFailed(WinogradGradient(Variant, window, xImage, yImage, x, gy, first, count, sums, sumsStep, sumsPoint, scratch));

    /// <summary>Weights from the sums of some parts of the gradient in Winograd's form: see <c>dz_winograd_unpack_f32</c>.</summary>
    public static void UnpackWinograd(long parts, long partStep, long count, float* sums, long sumsPoint, float* gw) =>
        ThrowIfFailed(UnpackWinograd(Variant, parts, partStep, count, sums, sumsPoint, gw));

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_winograd_scratch")]
    private static partial long WinogradScratch(KernelVariant variant, int channels, int outputs);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_winograd_pack_f32")]
    private static partial KernelStatus PackWinograd(
        KernelVariant variant, long lines, long inner, long lineStep, long innerStep, int turned, float* w, float* packed, long pointStep, float* scratch);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_winograd_f32")]
    private static partial KernelStatus ConvolveWinograd(
        KernelVariant variant, in KernelWindow window, long xImage, long yImage, float* x, float* weights, long pointStep, float* bias,
        KernelActivation activation, float* y, long first, long count, float* scratch);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_winograd_gradient_f32")]
    private static partial KernelStatus WinogradGradient(
        KernelVariant variant, in KernelWindow window, long xImage, long yImage, float* x, float* gy, long first, long count,
        float* sums, long sumsStep, long sumsPoint, float* scratch);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_winograd_unpack_f32")]
    private static partial KernelStatus UnpackWinograd(
        KernelVariant variant, long parts, long partStep, long count, float* sums, long sumsPoint, float* gw);
}
