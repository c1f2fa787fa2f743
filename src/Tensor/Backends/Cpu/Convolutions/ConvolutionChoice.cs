using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu.Convolutions;

/// <summary>
/// Which kernels take a convolution, by its sizes alone: the measurements are in docs/performance.md. Winograd's form can be switched
/// off by <c>winograd</c> in <c>DEZERO_DISABLE</c>: see docs/numerics.md for what it does to rounding.
/// </summary>
internal static class ConvolutionChoice
{
    // Fewer channels leave the transforms no products to pay for them, and fewer tiles the weights none.
    private const int WinogradChannels = 8, WinogradTiles = 32;

    // Places per tile, of 16: below it too much of the last tiles lies beyond the edges.
    private const int WinogradPlaces = 6;

    // The weights of all groups: in Winograd's form they take 144 bytes each.
    private const int WinogradWeights = 1 << 20;

    private static readonly bool s_winograd = !NativeLibraryResolver.IsDisabled("winograd");

    /// <summary>The kernels for a convolution; those for the gradient for x are the ones for its adjoint.</summary>
    internal static ConvolutionMethod Of<T>(in ConvolutionSizes sizes)
    {
        Window window = sizes.Window;
        if (!DezeroKernels.IsAvailable || window.Area > KernelWindow.MaxArea) return ConvolutionMethod.Managed;
        if (sizes.Groups > 1 && sizes.Channels == 1 && sizes.Outputs == 1) return ConvolutionMethod.Depthwise;
        return s_winograd && typeof(T) == typeof(float) && IsWinograd(sizes) ? ConvolutionMethod.Winograd : ConvolutionMethod.Columns;
    }

    private static bool IsWinograd(in ConvolutionSizes sizes)
    {
        Window window = sizes.Window;
        if (window.Kernel != 3 || window.Stride != 1 || window.Dilation != 1) return false;
        if (sizes.Channels < WinogradChannels || sizes.Outputs < WinogradChannels) return false;
        if ((long)sizes.Groups * sizes.Channels * sizes.Outputs > WinogradWeights) return false;
        int tiles = WinogradConvolution.TilesOf(sizes);
        return (long)sizes.Images * tiles is >= WinogradTiles and <= int.MaxValue && sizes.Places >= WinogradPlaces * tiles;
    }
}
