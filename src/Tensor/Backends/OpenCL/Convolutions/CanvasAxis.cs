using System.Runtime.InteropServices;

namespace DeZeroNative.Backends.OpenCL.Convolutions;

/// <summary>
/// One axis of images on a canvas (convolution_canvas.cl): position p of phase f shows pixel p * step + f - before of
/// <paramref name="Size"/>, or nothing.
/// </summary>
/// <param name="Size">Pixels.</param>
/// <param name="Step">Pixels from one position to the next: the stride.</param>
/// <param name="Phases">Canvases that the pixels are dealt out to: the stride, or 1 where one of them holds all that is seen.</param>
/// <param name="Before">Pixels of padding in front.</param>
/// <param name="Length">Positions.</param>
/// <param name="Beyond">Positions beyond the length that cells of the last places reach: what begins the next row.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct CanvasAxis(int Size, int Step, int Phases, int Before, int Length, int Beyond)
{
    /// <summary>Whether the images are their own canvas along this axis.</summary>
    internal bool IsPlain => Step == 1 && Phases == 1 && Before == 0 && Length == Size && Beyond == 0;
}
