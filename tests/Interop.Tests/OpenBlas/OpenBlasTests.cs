using Xunit;

namespace DeZeroNative.Interop.Tests;

public unsafe class OpenBlasTests
{
    private const int Rows = 5, Columns = 7, Inner = 3;

    public OpenBlasTests() => Skip.IfNot(OpenBlas.IsAvailable, "OpenBLAS was not found");

    [SkippableFact]
    public void It_tells_its_version_and_core()
    {
        Assert.Matches(@"^\d+\.\d+", OpenBlas.Version);
        Assert.NotEmpty(OpenBlas.Core!);
    }

    [SkippableFact]
    public void The_number_of_threads_can_be_set_and_not_below_one()
    {
        var before = OpenBlas.Threads;
        OpenBlas.Threads = 1;
        Assert.Equal(1, OpenBlas.Threads);
        OpenBlas.Threads = before;
        Assert.Throws<ArgumentOutOfRangeException>(() => OpenBlas.Threads = 0);
    }

    [SkippableTheory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Sgemm_multiplies_plain_and_transposed_matrices(bool transposeA, bool transposeB)
    {
        // Small integers: every sum is exact in float32.
        var a = Integers(Rows * Inner, seed: 1);
        var b = Integers(Inner * Columns, seed: 2);
        var c = Integers(Rows * Columns, seed: 3);
        var expected = Product(a, transposeA, b, transposeB, c);

        fixed (float* pa = Singles(a), pb = Singles(b), pc = Singles(c))
        {
            OpenBlas.Sgemm(
                CblasOrder.RowMajor, Flag(transposeA), Flag(transposeB), m: Rows, n: Columns, k: Inner,
                alpha: 2, pa, lda: transposeA ? Rows : Inner, pb, ldb: transposeB ? Inner : Columns, beta: -1, pc, ldc: Columns);
            Assert.Equal(expected, new ReadOnlySpan<float>(pc, c.Length).ToArray().Select(value => (double)value));
        }
    }

    [SkippableTheory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Dgemm_multiplies_plain_and_transposed_matrices(bool transposeA, bool transposeB)
    {
        var a = Integers(Rows * Inner, seed: 4);
        var b = Integers(Inner * Columns, seed: 5);
        var c = Integers(Rows * Columns, seed: 6);
        var expected = Product(a, transposeA, b, transposeB, c);

        fixed (double* pa = a, pb = b, pc = c)
        {
            OpenBlas.Dgemm(
                CblasOrder.RowMajor, Flag(transposeA), Flag(transposeB), m: Rows, n: Columns, k: Inner,
                alpha: 2, pa, lda: transposeA ? Rows : Inner, pb, ldb: transposeB ? Inner : Columns, beta: -1, pc, ldc: Columns);
        }

        Assert.Equal(expected, c);
    }

    [SkippableFact]
    public void Gemv_multiplies_a_matrix_and_a_strided_vector()
    {
        double[] a = [1, 2, 3, 4, 5, 6], x = [1, 99, 10, 99, 100, 99], y = [1000, 2000], z = [0, 0];
        float[] y32 = [1000, 2000];

        fixed (double* pa = a, px = x, py = y, pz = z)
        fixed (float* pa32 = Singles(a), px32 = Singles(x), py32 = y32)
        {
            OpenBlas.Dgemv(CblasOrder.RowMajor, CblasTranspose.NoTrans, m: 2, n: 3, alpha: 1, pa, lda: 3, px, incX: 2, beta: 1, py, incY: 1);
            OpenBlas.Sgemv(CblasOrder.RowMajor, CblasTranspose.NoTrans, m: 2, n: 3, alpha: 1, pa32, lda: 3, px32, incX: 2, beta: 1, py32, incY: 1);
            OpenBlas.Dgemv(CblasOrder.RowMajor, CblasTranspose.Trans, m: 3, n: 2, alpha: 1, pa, lda: 2, px, incX: 2, beta: 0, pz, incY: 1);
        }

        Assert.Equal([1321, 2654], y);
        Assert.Equal([1321, 2654], y32);
        Assert.Equal([531, 642], z);
    }

    private static CblasTranspose Flag(bool transpose) => transpose ? CblasTranspose.Trans : CblasTranspose.NoTrans;

    private static float[] Singles(double[] values) => Array.ConvertAll(values, value => (float)value);

    private static double[] Integers(int count, int seed)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = (i * 7 + seed * 13) % 11 - 5;
        return values;
    }

    // 2 op(A) op(B) - C, by its definition.
    private static double[] Product(double[] a, bool transposeA, double[] b, bool transposeB, double[] c)
    {
        var result = new double[c.Length];
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Columns; j++)
            {
                var sum = 0.0;
                for (var p = 0; p < Inner; p++)
                    sum += (transposeA ? a[p * Rows + i] : a[i * Inner + p]) * (transposeB ? b[j * Inner + p] : b[p * Columns + j]);
                result[i * Columns + j] = 2 * sum - c[i * Columns + j];
            }
        }

        return result;
    }
}
