using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

internal static unsafe partial class OpenBlas
{
    /// <summary>C = alpha op(A) op(B) + beta C in float32; op(A) is m x k, op(B) is k x n, C is m x n.</summary>
    [LibraryImport(OpenBlasLibrary.ImportName, EntryPoint = "cblas_sgemm")]
    internal static partial void Sgemm(
        CblasOrder order, CblasTranspose transA, CblasTranspose transB, int m, int n, int k,
        float alpha, float* a, int lda, float* b, int ldb, float beta, float* c, int ldc);

    /// <summary>C = alpha op(A) op(B) + beta C in float64; op(A) is m x k, op(B) is k x n, C is m x n.</summary>
    [LibraryImport(OpenBlasLibrary.ImportName, EntryPoint = "cblas_dgemm")]
    internal static partial void Dgemm(
        CblasOrder order, CblasTranspose transA, CblasTranspose transB, int m, int n, int k,
        double alpha, double* a, int lda, double* b, int ldb, double beta, double* c, int ldc);

    /// <summary>y = alpha op(A) x + beta y in float32; A is m x n as stored, incX and incY count elements.</summary>
    [LibraryImport(OpenBlasLibrary.ImportName, EntryPoint = "cblas_sgemv")]
    internal static partial void Sgemv(
        CblasOrder order, CblasTranspose trans, int m, int n,
        float alpha, float* a, int lda, float* x, int incX, float beta, float* y, int incY);

    /// <summary>y = alpha op(A) x + beta y in float64; A is m x n as stored, incX and incY count elements.</summary>
    [LibraryImport(OpenBlasLibrary.ImportName, EntryPoint = "cblas_dgemv")]
    internal static partial void Dgemv(
        CblasOrder order, CblasTranspose trans, int m, int n,
        double alpha, double* a, int lda, double* x, int incX, double beta, double* y, int incY);

    [LibraryImport(OpenBlasLibrary.ImportName, EntryPoint = "openblas_set_num_threads")]
    private static partial void SetNumThreads(int threads);

    [LibraryImport(OpenBlasLibrary.ImportName, EntryPoint = "openblas_get_num_threads")]
    private static partial int GetNumThreads();

    [LibraryImport(OpenBlasLibrary.ImportName, EntryPoint = "openblas_get_corename")]
    private static partial byte* GetCoreName();
}
