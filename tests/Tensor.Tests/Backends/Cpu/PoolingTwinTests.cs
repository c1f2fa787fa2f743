using System.Numerics;
using DeZeroNative.Backends;
using DeZeroNative.Backends.Cpu;
using DeZeroNative.Interop;

namespace DeZeroNative.Tests;

/// <summary>The poolings in C# and in C, held to each other bit by bit: whichever runs, nobody can tell.</summary>
public unsafe class PoolingTwinTests
{
    public PoolingTwinTests() => Skip.IfNot(DezeroKernels.IsAvailable, "the C kernels were not found");

    [SkippableFact]
    public void Both_have_the_same_bits_in_single_precision() => Compare<float>();

    [SkippableFact]
    public void Both_have_the_same_bits_in_double_precision() => Compare<double>();

    [SkippableFact]
    public void Windows_that_share_an_axis_out_evenly_are_windows_at_a_step()
    {
        PoolAxis even = PoolAxis.Adaptive(12, 3, "test"), uneven = PoolAxis.Adaptive(12, 5, "test");

        Assert.True(NativePooling.Fits(new PoolWindows(even, even, CountPad: false)));
        Assert.False(NativePooling.Fits(new PoolWindows(even, uneven, CountPad: false)));
        KernelPoolAxis axis = NativePooling.Describe(new PoolWindows(even, even, CountPad: false)).Rows;
        Assert.Equal((12, 3, 4, 4, 0), (axis.Size, axis.Windows, axis.Kernel, axis.Stride, axis.Pad));
    }

    private static void Compare<T>() where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(7);
        foreach ((Shape shape, PoolWindows windows) in NaivePooling.Cases().Where(each => NativePooling.Fits(each.Windows)))
        {
            int cells = (int)(shape[^1] * shape[^2]), count = windows.Rows.Windows * windows.Columns.Windows, planes = (int)(shape.Size / cells);
            T[] x = Numbers<T>(random, planes * cells), gy = Numbers<T>(random, planes * count);
            Compare<T, MaxPlane<T>>(windows, planes, x, cells, planes * count, indexed: true);
            Compare<T, MaxPlane<T>>(windows, planes, x, cells, planes * count, indexed: false);
            Compare<T, AveragePlane<T>>(windows, planes, x, cells, planes * count, indexed: false);
            if (DezeroKernels.HasAveragePoolSpread(NativePooling.Describe(windows)))
                Compare<T, AverageSpreadPlane<T>>(windows, planes, gy, count, planes * cells, indexed: false);
        }
    }

    private static void Compare<T, TPlane>(in PoolWindows windows, int planes, T[] x, int xSize, int length, bool indexed)
        where T : unmanaged, IFloatingPointIeee754<T> where TPlane : struct, IPlane<T>
    {
        PoolBounds rows = PoolBounds.Of(windows.Rows, windows.CountPad), columns = PoolBounds.Of(windows.Columns, windows.CountPad);
        T[] managed = new T[length], native = new T[length];
        long[] managedIndex = new long[length], nativeIndex = new long[length];
        int ySize = length / planes;
        fixed (T* px = x, pm = managed, pn = native)
        fixed (long* im = managedIndex, i = nativeIndex)
        {
            for (int p = 0; p < planes; p++) TPlane.Run(px + p * xSize, indexed ? im + p * ySize : null, pm + p * ySize, rows, columns);
            TPlane.RunNative(NativePooling.Describe(windows), planes, px, indexed ? i : null, pn);
        }
        Assert.Equal(managedIndex, nativeIndex);
        for (int at = 0; at < length; at++)
            Assert.True(Same(managed[at], native[at]), $"{typeof(TPlane).Name} {windows}: {managed[at]} in C#, {native[at]} in C at {at}");
    }

    /// <summary>Few different numbers, so that there are ties, with zeros of both signs, infinities and NaN between them.</summary>
    private static T[] Numbers<T>(Random random, int count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] special = [T.Zero, T.NegativeZero, T.PositiveInfinity, T.NegativeInfinity, T.NaN];
        return [.. Enumerable.Range(0, count).Select(_ =>
            random.Next(8) == 0 ? special[random.Next(special.Length)] : T.CreateTruncating(random.Next(-3, 4) / 7.0))];
    }

    private static bool Same<T>(T a, T b) where T : IFloatingPointIeee754<T> => a.Equals(b) && T.IsNegative(a) == T.IsNegative(b) || (T.IsNaN(a) && T.IsNaN(b));
}
