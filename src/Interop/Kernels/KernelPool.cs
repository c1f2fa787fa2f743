using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

/// <summary>The windows of a pooling (<c>dz_pool</c>); planes have at most 2^31 - 1 cells.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct KernelPool
{
    /// <summary>Where the windows lie.</summary>
    public KernelPoolAxis Rows, Columns;

    /// <summary>Not 0 where a mean divides by cells of padding too.</summary>
    public int CountPad;
}
