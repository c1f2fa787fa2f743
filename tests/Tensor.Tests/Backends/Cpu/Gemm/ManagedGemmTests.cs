using System.Numerics;
using DeZeroNative.Backends.Cpu.Gemm;

namespace DeZeroNative.Tests.Backends.Cpu.Gemm;

public unsafe class ManagedGemmTests
{
    // On both sides of the kernel's rows and columns, of its tiles and of its blocks.
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 5, 15, 3 }, { 6, 16, 7 }, { 7, 17, 8 }, { 48, 256, 64 }, { 49, 257, 65 }, { 100, 10, 300 }, { 1, 300, 257 },
        { 481, 33, 5 }, { 3, 1025, 9 }, { 100, 130, 513 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Float32_products_agree_with_sums_in_float64(int m, int n, int k) => Check<float>(m, n, k, 1e-6);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Float64_products_agree_with_plain_sums(int m, int n, int k) => Check<double>(m, n, k, 1e-15);

    [Fact]
    public void A_product_over_no_inner_elements_scales_what_is_there()
    {
        double[] c = [1, 2, 3, 4];
        fixed (double* pc = c)
        {
            ManagedGemm.Gemm(false, false, m: 2, n: 2, k: 0, alpha: 1.0, a: pc, lda: 1, b: pc, ldb: 2, beta: 0.5, c: pc, ldc: 2);
            Assert.Equal([0.5, 1, 1.5, 2], c);
            ManagedGemm.Gemm(false, false, m: 2, n: 2, k: 0, alpha: 1.0, a: pc, lda: 1, b: pc, ldb: 2, beta: 0.0, c: pc, ldc: 2);
            Assert.Equal([0.0, 0, 0, 0], c);
        }
    }

    [Fact]
    public void With_beta_zero_what_was_in_the_result_does_not_matter()
    {
        float[] a = [1, 2], b = [3, 4], c = [float.NaN];
        fixed (float* pa = a, pb = b, pc = c)
            ManagedGemm.Gemm(false, false, m: 1, n: 1, k: 2, alpha: 1f, a: pa, lda: 2, b: pb, ldb: 1, beta: 0f, c: pc, ldc: 1);
        Assert.Equal(11, c[0]);
    }

    [Fact]
    public void An_infinity_stays_in_its_own_row_and_column()
    {
        const int N = 19;
        float[] a = Values<float>(N * N, 1), b = Values<float>(N * N, 2), c = new float[N * N];
        a[(N - 1) * N] = float.PositiveInfinity;
        fixed (float* pa = a, pb = b, pc = c)
            ManagedGemm.Gemm(false, false, m: N, n: N, k: N, alpha: 1f, a: pa, lda: N, b: pb, ldb: N, beta: 0f, c: pc, ldc: N);
        Assert.All(c[..((N - 1) * N)], value => Assert.True(float.IsFinite(value)));
        Assert.All(c[((N - 1) * N)..], value => Assert.False(float.IsFinite(value)));
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        float[] one = Product(1), two = Product(2), four = Product(4);
        Assert.Equal(one, two);
        Assert.Equal(one, four);

        static float[] Product(int threads)
        {
            const int N = 300;
            using var budget = new ThreadBudget(threads);
            float[] a = Values<float>(N * N, 1), b = Values<float>(N * N, 2), c = new float[N * N];
            fixed (float* pa = a, pb = b, pc = c)
                ManagedGemm.Gemm(false, true, m: N, n: N, k: N, alpha: 1f, a: pa, lda: N, b: pb, ldb: N, beta: 0f, c: pc, ldc: N);
            return c;
        }
    }

    // All transposes, with rows further apart than they are long, and with alpha and beta.
    private static void Check<T>(int m, int n, int k, double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach ((bool transposeA, bool transposeB) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            int lda = (transposeA ? m : k) + 3, ldb = (transposeB ? k : n) + 1, ldc = n + 2;
            T[] a = Values<T>((transposeA ? k : m) * lda, 1), b = Values<T>((transposeB ? n : k) * ldb, 2), c = Values<T>(m * ldc, 3);
            T[] before = [.. c];
            T alpha = T.CreateChecked(0.5), beta = T.CreateChecked(-2);
            fixed (T* pa = a, pb = b, pc = c)
                ManagedGemm.Gemm(transposeA, transposeB, m, n, k, alpha, pa, lda, pb, ldb, beta, pc, ldc);
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < ldc; j++)
                {
                    int at = i * ldc + j;
                    if (j >= n)
                    {
                        Assert.Equal(before[at], c[at]);
                        continue;
                    }
                    double sum = 0, size = 0;
                    for (int p = 0; p < k; p++)
                    {
                        double term = double.CreateChecked(a[transposeA ? p * lda + i : i * lda + p]) * double.CreateChecked(b[transposeB ? j * ldb + p : p * ldb + j]);
                        sum += term;
                        size += Math.Abs(term);
                    }
                    double expected = 0.5 * sum - 2 * double.CreateChecked(before[at]);
                    Assert.Equal(expected, double.CreateChecked(c[at]), tolerance * (size + 4));
                }
            }
        }
    }

    private static T[] Values<T>(int count, int seed) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
    }
}
