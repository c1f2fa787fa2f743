using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

/// <summary>Where windows lie along one axis (<c>dz_pool_axis</c>): window i covers the cells from i Stride - Pad on.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct KernelPoolAxis
{
    /// <summary>Cells of the axis, windows over it, and cells, step and padding of the windows.</summary>
    public int Size, Windows, Kernel, Stride, Pad;
}
