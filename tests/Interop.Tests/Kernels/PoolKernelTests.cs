using Xunit;

namespace DeZeroNative.Interop.Tests;

/// <summary>The poolings through the imports; the C tests and the twin tests hold every window.</summary>
public unsafe class PoolKernelTests
{
    // Four by four, halved in both directions.
    private static readonly KernelPool s_halves = new()
    {
        Rows = new() { Size = 4, Windows = 2, Kernel = 2, Stride = 2 },
        Columns = new() { Size = 4, Windows = 2, Kernel = 2, Stride = 2 },
    };

    public PoolKernelTests() => Skip.IfNot(DezeroKernels.IsAvailable, "the C kernels were not found");

    [SkippableFact]
    public void Maxima_means_and_shares_arrive_in_single_precision()
    {
        float[] x = [.. Enumerable.Range(0, 32).Select(i => (float)(i * 7 % 32))], y = new float[8], mean = new float[8], gx = new float[32];
        long[] index = new long[8];
        fixed (float* px = x, py = y, pm = mean, pg = gx)
        fixed (long* pi = index)
        {
            DezeroKernels.MaxPool(s_halves, 2, px, py, pi);
            DezeroKernels.AveragePool(s_halves, 2, px, pm);
            DezeroKernels.AveragePoolSpread(s_halves, 2, pm, pg);
        }

        Assert.Equal([28, 21, 31, 13, 23, 30, 15, 29], y);
        Assert.Equal([4, 3, 9, 11, 1, 2, 9, 11], index);
        Assert.Equal(9.5f, mean[0]);
        Assert.Equal(mean[0] / 4, gx[5]);
    }

    [SkippableFact]
    public void Maxima_means_and_shares_arrive_in_double_precision()
    {
        double[] x = [.. Enumerable.Range(0, 16).Select(i => (double)(i * 7 % 16))], y = new double[4], mean = new double[4], gx = new double[16];
        fixed (double* px = x, py = y, pm = mean, pg = gx)
        {
            DezeroKernels.MaxPool(s_halves, 1, px, py, null);
            DezeroKernels.AveragePool(s_halves, 1, px, pm);
            DezeroKernels.AveragePoolSpread(s_halves, 1, pm, pg);
        }

        Assert.Equal([12, 14, 15, 13], y);
        Assert.Equal(mean[3] / 4, gx[15]);
    }

    [SkippableFact]
    public void Windows_out_of_range_become_exceptions()
    {
        KernelPool still = s_halves, far = s_halves;
        still.Rows.Stride = 0;
        far.Columns.Stride = 3;
        float number = 1;
        float* p = &number;

        Assert.Throws<ArgumentException>(() => DezeroKernels.MaxPool(still, 1, p, p, null));
        Assert.Throws<ArgumentException>(() => DezeroKernels.AveragePoolSpread(far, 1, p, p));
        Assert.True(DezeroKernels.HasAveragePoolSpread(s_halves));
        Assert.False(DezeroKernels.HasAveragePoolSpread(far));
    }
}
