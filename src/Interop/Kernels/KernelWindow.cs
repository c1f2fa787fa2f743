using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

/// <summary>One group of one image of a convolution (<c>dz_window</c>): sizes, and how the window moves.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct KernelWindow
{
    /// <summary>The largest window that the kernels take, in cells.</summary>
    public const int MaxArea = 1024;

    /// <summary>Elements from one channel of x, or output of y, to the next.</summary>
    public long XStep, YStep;

    /// <summary>Channels and sizes of x.</summary>
    public int Channels, Height, Width;

    /// <summary>Outputs, and places of the window.</summary>
    public int Outputs, PlacesDown, PlacesAcross;

    /// <summary>Size of the window and steps between its places.</summary>
    public int KernelHeight, KernelWidth, StrideHeight, StrideWidth;

    /// <summary>Zeros around x, negative where edges are cut off, and steps between the cells of the window.</summary>
    public int PadHeight, PadWidth, DilationHeight, DilationWidth;
}
