using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

internal static unsafe partial class DezeroKernels
{
    /// <summary>y = activation(bias + convolution of x with packed weights) at places first .. first + count - 1: see <c>dz_convolution_f32</c>.</summary>
    public static void Convolve(
        in KernelWindow window, float* x, float* weights, float* bias, KernelActivation activation, float* y, long first, long count, float* scratch) =>
        ThrowIfFailed(Convolve(Variant, window, x, weights, bias, activation, y, first, count, scratch));

    /// <inheritdoc cref="Convolve(in KernelWindow, float*, float*, float*, KernelActivation, float*, long, long, float*)"/>
    public static void Convolve(
        in KernelWindow window, double* x, double* weights, double* bias, KernelActivation activation, double* y, long first, long count, double* scratch) =>
        ThrowIfFailed(Convolve(Variant, window, x, weights, bias, activation, y, first, count, scratch));

    /// <summary>gx = bias + the gradient for x of a convolution with packed weights, for some channels of some images: see <c>dz_convolution_data_f32</c>.</summary>
    public static void ConvolutionDataGradient(
        in KernelWindow window, long images, long xImage, long yImage, float* gy, float* weights, float* bias, float* gx, long first, long count,
        float* scratch) =>
        ThrowIfFailed(ConvolutionDataGradient(Variant, window, images, xImage, yImage, gy, weights, bias, gx, first, count, scratch));

    /// <inheritdoc cref="ConvolutionDataGradient(in KernelWindow, long, long, long, float*, float*, float*, float*, long, long, float*)"/>
    public static void ConvolutionDataGradient(
        in KernelWindow window, long images, long xImage, long yImage, double* gy, double* weights, double* bias, double* gx, long first, long count,
        double* scratch) =>
        ThrowIfFailed(ConvolutionDataGradient(Variant, window, images, xImage, yImage, gy, weights, bias, gx, first, count, scratch));

    /// <summary>gw += the weight gradient of a convolution, from some images: see <c>dz_convolution_weights_f32</c>.</summary>
    public static void AddWeightGradient(in KernelWindow window, long images, long xImage, long yImage, float* x, float* gy, float* gw, float* scratch) =>
        ThrowIfFailed(AddWeightGradient(Variant, window, images, xImage, yImage, x, gy, gw, scratch));

    /// <inheritdoc cref="AddWeightGradient(in KernelWindow, long, long, long, float*, float*, float*, float*)"/>
    public static void AddWeightGradient(in KernelWindow window, long images, long xImage, long yImage, double* x, double* gy, double* gw, double* scratch) =>
        ThrowIfFailed(AddWeightGradient(Variant, window, images, xImage, yImage, x, gy, gw, scratch));

    /// <summary>y = activation(bias + convolution of one plane with one window): see <c>dz_depthwise_f32</c>.</summary>
    public static void ConvolvePlane(in KernelWindow window, float* x, float* w, float* bias, KernelActivation activation, float* y) =>
        ThrowIfFailed(ConvolvePlane(Variant, window, x, w, bias, activation, y));

    /// <inheritdoc cref="ConvolvePlane(in KernelWindow, float*, float*, float*, KernelActivation, float*)"/>
    public static void ConvolvePlane(in KernelWindow window, double* x, double* w, double* bias, KernelActivation activation, double* y) =>
        ThrowIfFailed(ConvolvePlane(Variant, window, x, w, bias, activation, y));

    /// <summary>gw = the weight gradient of one plane of some images: see <c>dz_depthwise_weights_f32</c>.</summary>
    public static void PlaneWeightGradient(in KernelWindow window, long images, long xImage, long yImage, float* x, float* gy, float* gw) =>
        ThrowIfFailed(PlaneWeightGradient(Variant, window, images, xImage, yImage, x, gy, gw));

    /// <inheritdoc cref="PlaneWeightGradient(in KernelWindow, long, long, long, float*, float*, float*)"/>
    public static void PlaneWeightGradient(in KernelWindow window, long images, long xImage, long yImage, double* x, double* gy, double* gw) =>
        ThrowIfFailed(PlaneWeightGradient(Variant, window, images, xImage, yImage, x, gy, gw));

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_convolution_f32")]
    private static partial KernelStatus Convolve(
        KernelVariant variant, in KernelWindow window, float* x, float* weights, float* bias, KernelActivation activation, float* y, long first, long count,
        float* scratch);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_convolution_f64")]
    private static partial KernelStatus Convolve(
        KernelVariant variant, in KernelWindow window, double* x, double* weights, double* bias, KernelActivation activation, double* y, long first, long count,
        double* scratch);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_convolution_data_f32")]
    private static partial KernelStatus ConvolutionDataGradient(
        KernelVariant variant, in KernelWindow window, long images, long xImage, long yImage, float* gy, float* weights, float* bias, float* gx, long first, long count,
        float* scratch);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_convolution_data_f64")]
    private static partial KernelStatus ConvolutionDataGradient(
        KernelVariant variant, in KernelWindow window, long images, long xImage, long yImage, double* gy, double* weights, double* bias, double* gx, long first, long count,
        double* scratch);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_convolution_weights_f32")]
    private static partial KernelStatus AddWeightGradient(
        KernelVariant variant, in KernelWindow window, long images, long xImage, long yImage, float* x, float* gy, float* gw, float* scratch);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_convolution_weights_f64")]
    private static partial KernelStatus AddWeightGradient(
        KernelVariant variant, in KernelWindow window, long images, long xImage, long yImage, double* x, double* gy, double* gw, double* scratch);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_depthwise_f32")]
    private static partial KernelStatus ConvolvePlane(
        KernelVariant variant, in KernelWindow window, float* x, float* w, float* bias, KernelActivation activation, float* y);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_depthwise_weights_f32")]
    private static partial KernelStatus PlaneWeightGradient(
        KernelVariant variant, in KernelWindow window, long images, long xImage, long yImage, float* x, float* gy, float* gw);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_depthwise_f64")]
    private static partial KernelStatus ConvolvePlane(
        KernelVariant variant, in KernelWindow window, double* x, double* w, double* bias, KernelActivation activation, double* y);

    [LibraryImport(KernelsLibrary.ImportName, EntryPoint = "dz_depthwise_weights_f64")]
    private static partial KernelStatus PlaneWeightGradient(
        KernelVariant variant, in KernelWindow window, long images, long xImage, long yImage, double* x, double* gy, double* gw);
}
