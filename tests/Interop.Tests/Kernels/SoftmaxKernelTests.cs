using Xunit;

namespace DeZeroNative.Interop.Tests;

/// <summary>Softmax and cross entropy in every variant this machine can run, through the imports; the C tests hold the bounds in ulp.</summary>
public unsafe class SoftmaxKernelTests
{
    private const int Rows = 3;

    public SoftmaxKernelTests() => Skip.IfNot(DezeroKernels.IsAvailable, "the C kernels were not found");

    public static TheoryData<string, int> VariantsAndColumns
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var variant in Enum.GetValues<KernelVariant>().Where(DezeroKernels.Supports))
            {
                foreach (var columns in new[] { 1, 2, 7, 10, 15, 16, 17, 33, 700 })
                    data.Add(variant.ToString(), columns);
            }

            // Where the library is missing the tests show up as skipped rather than not at all.
            if (data.Count == 0)
                data.Add(nameof(KernelVariant.Baseline), 1);
            return data;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(VariantsAndColumns))]
    public void Rows_of_singles_agree_with_the_definition(string variantName, int columns)
    {
        var variant = Enum.Parse<KernelVariant>(variantName);
        float[] x = [.. Numbers(columns).Select(value => (float)value)], y = new float[x.Length], logarithms = new float[x.Length], gx = new float[x.Length];
        var labels = Labels(columns);
        double total;
        fixed (float* px = x, py = y, pl = logarithms, pgx = gx)
        fixed (long* pt = labels)
        {
            DezeroKernels.ThrowIfFailed(DezeroKernels.Softmax(variant, Rows, columns, px, py));
            DezeroKernels.ThrowIfFailed(DezeroKernels.LogSoftmax(variant, Rows, columns, px, pl));
            DezeroKernels.ThrowIfFailed(DezeroKernels.CrossEntropy(variant, Rows, columns, px, pt, out total));
            DezeroKernels.ThrowIfFailed(DezeroKernels.CrossEntropyGradient(variant, Rows, columns, px, pt, -2, pgx));
        }

        Check(columns, Array.ConvertAll(x, v => (double)v), labels, Array.ConvertAll(y, v => (double)v), Array.ConvertAll(logarithms, v => (double)v),
            total, Array.ConvertAll(gx, v => (double)v), tolerance: 2e-6);
    }

    [SkippableTheory]
    [MemberData(nameof(VariantsAndColumns))]
    public void Rows_of_doubles_agree_with_the_definition(string variantName, int columns)
    {
        var variant = Enum.Parse<KernelVariant>(variantName);
        double[] x = [.. Numbers(columns)], y = new double[x.Length], logarithms = new double[x.Length], gx = new double[x.Length];
        var labels = Labels(columns);
        double total;
        fixed (double* px = x, py = y, pl = logarithms, pgx = gx)
        fixed (long* pt = labels)
        {
            DezeroKernels.ThrowIfFailed(DezeroKernels.Softmax(variant, Rows, columns, px, py));
            DezeroKernels.ThrowIfFailed(DezeroKernels.LogSoftmax(variant, Rows, columns, px, pl));
            DezeroKernels.ThrowIfFailed(DezeroKernels.CrossEntropy(variant, Rows, columns, px, pt, out total));
            DezeroKernels.ThrowIfFailed(DezeroKernels.CrossEntropyGradient(variant, Rows, columns, px, pt, -2, pgx));
        }

        Check(columns, x, labels, y, logarithms, total, gx, tolerance: 1e-14);
    }

    [SkippableFact]
    public void The_imports_without_a_variant_take_the_one_in_use()
    {
        float[] x = [1, 2, 3, 1], y = new float[4], again = new float[4];
        fixed (float* px = x, py = y, pagain = again)
        {
            DezeroKernels.Softmax(2, 2, px, py);
            DezeroKernels.ThrowIfFailed(DezeroKernels.Softmax(DezeroKernels.Variant, 2, 2, px, pagain));
        }

        Assert.Equal(again, y);
        Assert.Equal(1 / (1 + Math.E), y[0], 1e-7);
    }

    [SkippableFact]
    public void Failures_become_exceptions_that_name_them()
    {
        long label = 0;
        float x = 1, y = 5;

        float* px = &x, py = &y;
        long* pt = &label;
        Assert.Throws<ArgumentException>(() => DezeroKernels.Softmax(-1, 1, px, py));
        Assert.Throws<ArgumentException>(() => DezeroKernels.LogSoftmax(1, 1, null, py));
        Assert.Throws<ArgumentException>(() => DezeroKernels.CrossEntropy(1, 0, px, pt));
        Assert.Throws<ArgumentException>(() => DezeroKernels.CrossEntropyGradient(1, 1, px, null, 1, py));
        Assert.Equal(KernelStatus.Variant, DezeroKernels.Softmax((KernelVariant)99, 1, 1, px, py));
        Assert.Equal(5f, y);
    }

    private static IEnumerable<double> Numbers(int columns) => Enumerable.Range(0, Rows * columns).Select(i => (i * 37 % 101 - 50) * 0.17);

    private static long[] Labels(int columns) => [.. Enumerable.Range(0, Rows).Select(r => (long)(r * 5 % columns))];

    private static void Check(int columns, double[] x, long[] labels, double[] y, double[] logarithms, double total, double[] gx, double tolerance)
    {
        double expectedTotal = 0;
        for (var r = 0; r < Rows; r++)
        {
            var sum = Enumerable.Range(r * columns, columns).Sum(i => Math.Exp(x[i]));
            for (var i = r * columns; i < (r + 1) * columns; i++)
            {
                double p = Math.Exp(x[i]) / sum, logarithm = x[i] - Math.Log(sum), hot = i - r * columns == labels[r] ? 1 : 0;
                Assert.Equal(p, y[i], tolerance * p);
                Assert.Equal(logarithm, logarithms[i], tolerance * (1 - logarithm));
                Assert.Equal((p - hot) * -2, gx[i], 4 * tolerance);
            }

            expectedTotal += Math.Log(sum) - x[r * columns + labels[r]];
        }

        Assert.Equal(expectedTotal, total, tolerance * (1 + expectedTotal));
    }
}
