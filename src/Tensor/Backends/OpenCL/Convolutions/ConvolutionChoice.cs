using DeZeroNative.Interop;

namespace DeZeroNative.Backends.OpenCL.Convolutions;

/// <summary>
/// Which kernels take a convolution, by its sizes alone, and how they are cut: the measurements are in docs/devices.md. Winograd's form can be
/// switched off by <c>winograd</c> in <c>DEZERO_DISABLE</c>: see docs/numerics.md for what it does to rounding.
/// </summary>
internal static class ConvolutionChoice
{
    // With fewer channels on either side its transforms cost more than the products it saves, with fewer places the weights' one does.
    private const int WinogradChannels = 128, WinogradPlaces = 100;

    // 4 x 6 vectors of sums of the weights' gradient fill the registers of AVX-512, or 1 x 9 where a group has few outputs.
    private const int GradientDown = 4, GradientAcross = 6, LoneAcross = 9;

    // Groups of fewer outputs leave most of a GPU's tile empty.
    private const int LeastTileOutputs = 5;

    private static readonly bool s_winograd = !NativeLibraryResolver.IsDisabled("winograd");

    /// <summary>Winograd's form: on CPU devices so far, where it was measured.</summary>
    internal static bool IsWinograd(bool cpu, DType dtype, in Window window, int groups, in Shape images, in Shape results) =>
        s_winograd && cpu && dtype == DType.Float32 && groups == 1 && window.Kernel == 3 && window.Stride == 1 && window.Dilation == 1
        && Math.Max(window.Pad.Height, window.Pad.Width) <= 2 && Math.Min(images[1], results[1]) >= WinogradChannels
        && Math.Min(images[2] * images[3], results[2] * results[3]) >= WinogradPlaces;

    /// <summary>Outputs that a CPU sums together: 8 with three vectors of places fill the registers of AVX-512.</summary>
    internal static int RowsOf(int outputs) => outputs > 4 ? 8 : outputs > 2 ? 4 : outputs;

    /// <summary>Vectors of places beside so many outputs: with fewer outputs, more of them keep as many sums on their way.</summary>
    internal static int VectorsBeside(int rows) => rows switch { 8 => 3, 4 => 6, _ => 8 };

    /// <summary>Outputs of the weights' gradient that a CPU sums together.</summary>
    internal static int GradientRows(int outputs) => outputs >= GradientDown ? GradientDown : 1;

    /// <summary>Weights of each that are summed beside so many outputs.</summary>
    internal static int AcrossBeside(int rows) => rows == 1 ? LoneAcross : GradientAcross;

    /// <summary>Whether a GPU takes groups of so many outputs by tiles, else number by number.</summary>
    internal static bool IsTiled(int outputs) => outputs >= LeastTileOutputs;
}
