using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

/// <summary>Which elements of dense x (samples, channels, inner) share a mean and a variance (<c>dz_norm</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct KernelNorm
{
    /// <summary>Sizes of x, and groups of channels.</summary>
    public long Samples, Channels, Inner, Groups;

    /// <summary>Not 0 where each sample has statistics of its own.</summary>
    public int PerSample;
}
