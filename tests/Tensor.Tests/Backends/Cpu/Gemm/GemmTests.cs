using System.Numerics;
using System.Runtime.Intrinsics;
using DeZeroNative.Backends.Cpu.Gemm;
using DeZeroNative.Interop;

namespace DeZeroNative.Tests;

public unsafe class GemmTests
{
    // Around the sizes of tiles (12 x 32, 6 x 16, 4 x 4), blocks (144 x 256) and panels (256 deep).
    private static readonly (int M, int N, int K)[] s_sizes =
    [
        (1, 1, 1), (1, 7, 3), (7, 1, 3), (3, 4, 5), (4, 4, 4), (5, 5, 5), (6, 16, 8), (7, 17, 9), (12, 32, 16), (13, 33, 17), (11, 31, 1),
        (24, 64, 255), (25, 65, 256), (1, 2000, 70), (2000, 1, 70),
        (23, 63, 257), (144, 16, 30), (145, 257, 40), (150, 270, 300), (2, 300, 513), (300, 2, 513), (100, 10, 784),
    ];

    public static TheoryData<string> Kernels => ["widest", "512", "vector", "scalar", "native"];

    [Theory, MemberData(nameof(Kernels))]
    public void Products_agree_with_three_loops_for_every_kernel(string kernel)
    {
        foreach ((int m, int n, int k) in s_sizes)
        {
            Check<float>(kernel, m, n, k, padding: 0, alpha: 1, beta: 0);
            Check<double>(kernel, m, n, k, padding: 3, alpha: -1.5, beta: 0.5);
        }
    }

    [Theory, MemberData(nameof(Kernels))]
    public void Matrices_without_elements_scale_what_was_there(string kernel)
    {
        foreach ((int m, int n, int k) in new[] { (0, 3, 2), (3, 0, 2), (3, 4, 0), (0, 0, 0) })
        {
            Check<float>(kernel, m, n, k, padding: 1, alpha: 2, beta: 0);
            Check<float>(kernel, m, n, k, padding: 1, alpha: 2, beta: 0.5);
        }
    }

    [Theory, MemberData(nameof(Kernels))]
    public void Panels_larger_than_what_is_packed_at_a_time_are_put_together(string kernel)
    {
        if (kernel == "scalar") return; // the same blocks, and slow
        Check<float>(kernel, 2020, 5, 20, padding: 0, alpha: 1, beta: 0);
        Check<float>(kernel, 5, 2060, 260, padding: 0, alpha: 1, beta: 1);
    }

    [Fact]
    public void With_beta_0_what_was_there_is_not_read()
    {
        float[] a = [1, 2], b = [3, 4], c = [float.NaN];
        fixed (float* pa = a, pb = b, pc = c) ManagedGemm.Gemm(false, false, 1, 1, 2, 1f, pa, 2, pb, 1, 0f, pc, 1);

        Assert.Equal(11, c[0]);
    }

    [Theory, MemberData(nameof(Kernels))]
    public void An_infinity_stays_in_its_own_row(string kernel)
    {
        const int N = 19;
        float[] a = Random<float>(N * N, 1), b = Random<float>(N * N, 2), c = new float[N * N];
        a[(N - 1) * N] = float.PositiveInfinity;
        fixed (float* pa = a, pb = b, pc = c) Run(kernel, false, false, N, N, N, 1f, pa, N, pb, N, 0f, pc, N);

        Assert.All(c[..((N - 1) * N)], x => Assert.True(float.IsFinite(x)));
        Assert.All(c[((N - 1) * N)..], x => Assert.False(float.IsFinite(x)));
    }

    [Theory, InlineData("widest"), InlineData("native")]
    public void Bits_do_not_depend_on_the_number_of_threads(string kernel)
    {
        foreach ((int m, int n, int k) in new[] { (300, 520, 300), (100, 1000, 784), (1, 2000, 600), (700, 3, 300) })
        {
            float[] a = Random<float>(m * k, 1), b = Random<float>(k * n, 2);
            float[][] results = [.. new[] { 1, 2, 4 }.Select(threads =>
            {
                using var budget = new ThreadBudget(threads);
                var c = new float[m * n];
                fixed (float* pa = a, pb = b, pc = c) Run(kernel, false, true, m, n, k, 1f, pa, k, pb, k, 0f, pc, n);
                return c;
            })];

            Assert.All(results, c => Assert.Equal(results[0], c));
        }
    }

    [Fact]
    public void OpenBlas_and_the_managed_product_agree()
    {
        if (!OpenBlas.IsAvailable) return; // RequiredProviders fails for that in CI
        foreach ((int m, int n, int k) in s_sizes)
        {
            foreach ((bool ta, bool tb) in new[] { (false, false), (true, false), (false, true), (true, true) })
            {
                float[] a = Random<float>(m * k, 1), b = Random<float>(k * n, 2), managed = Random<float>(m * n, 3);
                float[] native = (float[])managed.Clone();
                fixed (float* pa = a, pb = b, pc = managed, pd = native)
                {
                    ManagedGemm.Gemm(ta, tb, m, n, k, 0.5f, pa, ta ? m : k, pb, tb ? k : n, 2f, pc, n);
                    OpenBlasGemm.Gemm(ta, tb, m, n, k, 0.5f, pa, ta ? m : k, pb, tb ? k : n, 2f, pd, n);
                }

                TensorAssert.Close(Array.ConvertAll(native, x => (double)x), Tensor.From(managed), rtol: 0, atol: 2e-7 * (k + 4));
            }
        }
    }

    private static void Check<T>(string kernel, int m, int n, int k, int padding, double alpha, double beta)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach ((bool ta, bool tb) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            int lda = (ta ? m : k) + padding, ldb = (tb ? k : n) + padding, ldc = n + padding;
            T[] a = Random<T>((ta ? k : m) * lda + 1, 1), b = Random<T>((tb ? n : k) * ldb + 1, 2), c = Random<T>(m * ldc + 1, 3);
            double[] x = Array.ConvertAll(a, double.CreateChecked), z = Array.ConvertAll(b, double.CreateChecked);
            double[] expected = Array.ConvertAll(c, double.CreateChecked);
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    double sum = 0;
                    for (int p = 0; p < k; p++) sum += x[ta ? p * lda + i : i * lda + p] * z[tb ? j * ldb + p : p * ldb + j];
                    expected[i * ldc + j] = alpha * sum + (beta == 0 ? 0 : beta * expected[i * ldc + j]);
                }
            }
            fixed (T* pa = a, pb = b, pc = c) Run(kernel, ta, tb, m, n, k, T.CreateChecked(alpha), pa, lda, pb, ldb, T.CreateChecked(beta), pc, ldc);

            // Numbers of size 1: each product and each sum brings half an ulp. Between the rows nothing is touched.
            TensorAssert.Close(expected, Tensor.From(c), rtol: 0, atol: (typeof(T) == typeof(float) ? 1e-7 : 2e-16) * (k + 4) * Math.Abs(alpha));
        }
    }

    private static void Run<T>(string kernel, bool ta, bool tb, int m, int n, int k, T alpha, T* a, int lda, T* b, int ldb, T beta, T* c, int ldc)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var left = new PackedOperand<T>(a, ta ? 1 : lda, ta ? lda : 1);
        var right = new PackedOperand<T>(b, tb ? ldb : 1, tb ? 1 : ldb);
        switch (kernel)
        {
            case "512" when Vector512.IsHardwareAccelerated: BlockedGemm<GemmKernel512, T>.Run(m, n, k, alpha, left, right, beta, c, ldc); break;
            case "vector" when Vector.IsHardwareAccelerated: BlockedGemm<GemmKernelVector, T>.Run(m, n, k, alpha, left, right, beta, c, ldc); break;
            case "scalar": BlockedGemm<GemmKernelScalar, T>.Run(m, n, k, alpha, left, right, beta, c, ldc); break;
            case "native" when DezeroKernels.IsAvailable: NativeGemm.Gemm(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc); break;
            default: ManagedGemm.Gemm(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc); break;
        }
    }

    private static T[] Random<T>(int count, int seed) where T : unmanaged, INumberBase<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(2 * random.NextDouble() - 1))];
    }
}
