using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// Poolings of planes by the C kernels, with the same bits as the planes in C#. These keep windows that share an axis out unevenly, what
/// scatters or gathers by an index, and windows far apart, where C was not faster.
/// </summary>
internal static class NativePooling
{
    // Across; windows further apart fill no vectors.
    private const int LargestStep = 2;

    // Vectors of four do not gain on those of C#, nor pairs; the table is in docs/performance.md.
    private static readonly bool s_isFaster = DezeroKernels.IsAvailable && DezeroKernels.Variant is KernelVariant.Avx2 or KernelVariant.Avx512;

    /// <summary>Whether the C kernels pool over these windows.</summary>
    internal static bool Takes(in PoolWindows windows) => s_isFaster && Fits(windows);

    /// <summary>Whether they could.</summary>
    internal static bool Fits(in PoolWindows windows) =>
        IsStepping(windows.Rows) && IsStepping(windows.Columns) && (long)windows.Rows.Size * windows.Columns.Size <= int.MaxValue;

    /// <summary>Whether they have the largest of these windows.</summary>
    internal static bool TakesMax(in PoolWindows windows) => Takes(windows) && Describe(windows.Columns).Stride <= LargestStep;

    /// <summary>Whether they spread gradients back over these windows.</summary>
    internal static bool TakesSpread(in PoolWindows windows) => Takes(windows) && DezeroKernels.HasAveragePoolSpread(Describe(windows));

    /// <summary>The windows as the C kernels want them.</summary>
    internal static KernelPool Describe(in PoolWindows windows) =>
        new() { Rows = Describe(windows.Rows), Columns = Describe(windows.Columns), CountPad = windows.CountPad ? 1 : 0 };

    // Windows that share an axis out evenly are as far apart as they are wide.
    private static KernelPoolAxis Describe(in PoolAxis axis)
    {
        bool shared = axis.Kernel == 0;
        return new()
        {
            Size = axis.Size,
            Windows = axis.Windows,
            Kernel = shared ? axis.Size / axis.Windows : axis.Kernel,
            Stride = shared ? axis.Size / axis.Windows : axis.Stride,
            Pad = axis.Pad,
        };
    }

    private static bool IsStepping(in PoolAxis axis) => axis.Kernel > 0 || (axis.Size > 0 && axis.Size % axis.Windows == 0);
}
