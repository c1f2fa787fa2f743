using Xunit;

namespace DeZeroNative.Interop.Tests;

/// <summary>Folds of rows and of columns in every variant this machine can run, through the imports; the C tests hold the bounds.</summary>
public unsafe class ReduceKernelTests
{
    public ReduceKernelTests() => Skip.IfNot(DezeroKernels.IsAvailable, "the C kernels were not found");

    public static TheoryData<string, string> VariantsAndFolds
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var variant in Enum.GetValues<KernelVariant>().Where(DezeroKernels.Supports))
            {
                foreach (var fold in Enum.GetValues<KernelFold>())
                    data.Add(variant.ToString(), fold.ToString());
            }

            // Where the library is missing the tests show up as skipped rather than not at all.
            if (data.Count == 0)
                data.Add(nameof(KernelVariant.Baseline), nameof(KernelFold.Sum));
            return data;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(VariantsAndFolds))]
    public void Rows_and_columns_agree_with_the_definition(string variantName, string foldName)
    {
        var (variant, fold) = (Enum.Parse<KernelVariant>(variantName), Enum.Parse<KernelFold>(foldName));
        foreach (var (rows, columns) in new[] { (1, 1), (3, 7), (7, 3), (17, 33), (33, 16), (2, 300), (300, 2) })
        {
            double[] x = [.. Enumerable.Range(0, rows * columns).Select(i => 1 + (i * 37 % 101 - 50) * 1e-3)];
            double[] byRow = new double[rows], byColumn = new double[columns];
            float[] single = Array.ConvertAll(x, value => (float)value), singleByRow = new float[rows], singleByColumn = new float[columns];
            fixed (double* px = x, pr = byRow, pc = byColumn)
            {
                DezeroKernels.ThrowIfFailed(DezeroKernels.FoldRows(variant, fold, rows, columns, columns, px, pr));
                DezeroKernels.ThrowIfFailed(DezeroKernels.FoldColumns(variant, fold, rows, columns, columns, px, pc));
            }

            fixed (float* px = single, pr = singleByRow, pc = singleByColumn)
            {
                DezeroKernels.ThrowIfFailed(DezeroKernels.FoldRows(variant, fold, rows, columns, columns, px, pr));
                DezeroKernels.ThrowIfFailed(DezeroKernels.FoldColumns(variant, fold, rows, columns, columns, px, pc));
            }

            for (var r = 0; r < rows; r++)
                Check(fold, x.Skip(r * columns).Take(columns), byRow[r], singleByRow[r]);
            for (var j = 0; j < columns; j++)
                Check(fold, x.Where((_, i) => i % columns == j), byColumn[j], singleByColumn[j]);
        }
    }

    [SkippableFact]
    public void Failures_are_told_and_write_nothing()
    {
        float x = 1, y = 5;

        Assert.Equal(KernelStatus.Length, DezeroKernels.FoldRows(DezeroKernels.Variant, KernelFold.Sum, 1, 0, 1, &x, &y));
        Assert.Equal(KernelStatus.NullPointer, DezeroKernels.FoldColumns(DezeroKernels.Variant, KernelFold.Max, 1, 1, 1, null, &y));
        Assert.Equal(KernelStatus.Function, DezeroKernels.FoldColumns(DezeroKernels.Variant, (KernelFold)9, 1, 1, 1, &x, &y));
        Assert.Equal(KernelStatus.Variant, DezeroKernels.FoldRows((KernelVariant)99, KernelFold.Sum, 1, 1, 1, &x, &y));
        Assert.Equal(5f, y);
    }

    private static void Check(KernelFold fold, IEnumerable<double> values, double y, float single)
    {
        double expected = fold switch
        {
            KernelFold.Sum => values.Sum(),
            KernelFold.Prod => values.Aggregate(1.0, (a, b) => a * b),
            KernelFold.Max => values.Max(),
            _ => values.Min(),
        };
        Assert.Equal(expected, y, 1e-13 * expected);
        Assert.Equal(expected, single, 3e-5 * expected);
    }
}
