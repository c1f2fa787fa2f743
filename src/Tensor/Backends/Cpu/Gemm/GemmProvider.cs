using System.Numerics;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>
/// The one signature of matrix products, c = alpha op(a) op(b) + beta c with op(a) (m, k), op(b) (k, n), c (m, n), all row-major
/// with the given distances between stored rows. Vectors go to the managed kernel; matrices to the C kernels where they are faster, else to
/// OpenBLAS where it is present, else to the managed kernel. <c>bench gemm</c> measures what is faster.
/// </summary>
internal static unsafe class GemmProvider
{
    /// <summary>The name of the provider in use.</summary>
    internal static string Name => OpenBlas.IsAvailable ? "OpenBLAS" : "managed";

    internal static void Gemm<T>(bool transposeA, bool transposeB, int m, int n, int k, T alpha, T* a, int lda, T* b, int ldb, T beta, T* c, int ldc)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Of a vector OpenBLAS makes a product like any other, and packs it.
        if ((m == 1 || n == 1) && Vector.IsHardwareAccelerated) ManagedGemm.Gemm(transposeA, transposeB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
        else if (NativeGemm.Takes(m, n, k) && alpha != T.Zero) NativeGemm.Gemm(transposeA, transposeB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
        else if (OpenBlas.IsAvailable) OpenBlasGemm.Gemm(transposeA, transposeB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
        else ManagedGemm.Gemm(transposeA, transposeB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
    }

    /// <summary>c = activation(op(a) op(b) + bias), c dense.</summary>
    internal static void Linear<T>(bool transposeA, bool transposeB, int m, int n, int k, T* a, int lda, T* b, int ldb, in Epilogue<T> epilogue, T* c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (NativeGemm.Takes(m, n, k))
        {
            NativeGemm.Linear(transposeA, transposeB, m, n, k, a, lda, b, ldb, epilogue, c);
            return;
        }
        epilogue.Begin(m, n, column: 0, c, n);
        Gemm(transposeA, transposeB, m, n, k, T.One, a, lda, b, ldb, epilogue.HasBias ? T.One : T.Zero, c, n);
        epilogue.EndAll((long)m * n, c);
    }
}
