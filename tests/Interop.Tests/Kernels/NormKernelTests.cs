using Xunit;

namespace DeZeroNative.Interop.Tests;

/// <summary>Normalization through the imports; the C tests hold its errors.</summary>
public unsafe class NormKernelTests
{
    // Two rows of four.
    private static readonly KernelNorm s_rows = new() { Samples = 2, Channels = 4, Inner = 1, Groups = 1, PerSample = 1 };

    public NormKernelTests() => Skip.IfNot(DezeroKernels.IsAvailable, "the C kernels were not found");

    [SkippableFact]
    public void Statistics_and_results_arrive_in_single_precision()
    {
        float[] x = [1, 3, 1, 3, 5, 5, 9, 9], gamma = [1, 2, 3, 4], beta = [0, 0, 1, 1], mean = new float[2], var = new float[2], y = new float[8];
        fixed (float* px = x, pg = gamma, pb = beta, pm = mean, pv = var, py = y)
            DezeroKernels.Normalize(s_rows, 0, 2, measure: true, eps: 0, px, pg, pb, pm, pv, py);

        Assert.Equal([2, 7], mean);
        Assert.Equal([1, 4], var);
        Assert.Equal([-1, 2, -2, 5, -1, -2, 4, 5], y);
    }

    [SkippableFact]
    public void Statistics_may_be_asked_for_alone_and_given_in_double_precision()
    {
        double[] x = [1, 3, 1, 3, 5, 5, 9, 9], mean = [0, 0], var = [0, 0], y = new double[8];
        fixed (double* px = x, pm = mean, pv = var, py = y)
        {
            DezeroKernels.Normalize(s_rows, 1, 1, measure: true, eps: 0, px, null, null, pm, pv, null);
            Assert.Equal([0, 7], mean);
            Assert.Equal([0, 4], var);

            DezeroKernels.Normalize(s_rows, 1, 1, measure: false, eps: 0, px, null, null, pm, pv, py);
            Assert.Equal([0, 0, 0, 0, -1, -1, 1, 1], y);
        }
    }

    [SkippableFact]
    public void Statistics_that_are_not_there_become_exceptions()
    {
        float number = 1;
        float* p = &number;

        Assert.Throws<ArgumentException>(() => DezeroKernels.Normalize(s_rows, 1, 2, measure: true, eps: 0, p, null, null, p, p, null));
    }
}
