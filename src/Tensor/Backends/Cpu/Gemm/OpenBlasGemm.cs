using System.Numerics;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>Matrix products by OpenBLAS, which gets the process's thread budget when it is first used.</summary>
internal static unsafe class OpenBlasGemm
{
    static OpenBlasGemm()
    {
        OpenBlas.Threads = DeZeroRuntime.Threads;
        DeZeroRuntime.ThreadsChanged += threads => OpenBlas.Threads = threads;
    }

    internal static void Gemm<T>(bool transposeA, bool transposeB, int m, int n, int k, T alpha, T* a, int lda, T* b, int ldb, T beta, T* c, int ldc)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CblasTranspose ta = transposeA ? CblasTranspose.Trans : CblasTranspose.NoTrans;
        CblasTranspose tb = transposeB ? CblasTranspose.Trans : CblasTranspose.NoTrans;
        // OpenBLAS wants leading dimensions of at least 1, also for matrices without elements.
        (lda, ldb, ldc) = (Math.Max(lda, 1), Math.Max(ldb, 1), Math.Max(ldc, 1));
        if (typeof(T) == typeof(float))
        {
            OpenBlas.Sgemm(
                CblasOrder.RowMajor, ta, tb, m: m, n: n, k: k, alpha: float.CreateTruncating(alpha), a: (float*)a, lda: lda,
                b: (float*)b, ldb: ldb, beta: float.CreateTruncating(beta), c: (float*)c, ldc: ldc);
        }
        else
        {
            OpenBlas.Dgemm(
                CblasOrder.RowMajor, ta, tb, m: m, n: n, k: k, alpha: double.CreateTruncating(alpha), a: (double*)a, lda: lda,
                b: (double*)b, ldb: ldb, beta: double.CreateTruncating(beta), c: (double*)c, ldc: ldc);
        }
    }
}
