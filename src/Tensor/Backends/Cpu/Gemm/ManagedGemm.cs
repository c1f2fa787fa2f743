using System.Numerics;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>Matrix products without a native library.</summary>
internal static unsafe class ManagedGemm
{
    internal static void Gemm<T>(bool transposeA, bool transposeB, int m, int n, int k, T alpha, T* a, int lda, T* b, int ldb, T beta, T* c, int ldc)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                T sum = T.Zero;
                for (int p = 0; p < k; p++) sum += (transposeA ? a[(long)p * lda + i] : a[(long)i * lda + p]) * (transposeB ? b[(long)j * ldb + p] : b[(long)p * ldb + j]);
                T* target = c + (long)i * ldc + j;
                *target = beta == T.Zero ? alpha * sum : alpha * sum + beta * *target;
            }
        }
    }
}
