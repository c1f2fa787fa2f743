using System.Numerics;
using System.Runtime.Intrinsics;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>Matrix products without a native library: the widest kernel that this processor runs.</summary>
internal static unsafe class ManagedGemm
{
    /// <summary>c = alpha op(a) op(b) + beta c, as in <see cref="GemmProvider"/>. With beta 0, c is not read.</summary>
    internal static void Gemm<T>(bool transposeA, bool transposeB, int m, int n, int k, T alpha, T* a, int lda, T* b, int ldb, T beta, T* c, int ldc)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (m == 0 || n == 0) return;
        long aRow = transposeA ? 1 : lda, aInner = transposeA ? lda : 1, bInner = transposeB ? 1 : ldb, bColumn = transposeB ? ldb : 1;
        if (k > 0 && n == 1)
        {
            ManagedGemv.Run(m, k, alpha, a, aRow, aInner, b, bInner, beta, c, ldc);
            return;
        }
        if (k > 0 && m == 1)
        {
            ManagedGemv.Run(n, k, alpha, b, bColumn, bInner, a, aInner, beta, c, 1);
            return;
        }
        var left = new PackedOperand<T>(a, lineStride: aRow, innerStride: aInner);
        var right = new PackedOperand<T>(b, lineStride: bColumn, innerStride: bInner);
        // .NET takes 512-bit vectors only where they do not slow the processor down.
        if (Vector512.IsHardwareAccelerated) BlockedGemm<GemmKernel512, T>.Run(m, n, k, alpha, left, right, beta, c, ldc);
        else if (Vector.IsHardwareAccelerated) BlockedGemm<GemmKernelVector, T>.Run(m, n, k, alpha, left, right, beta, c, ldc);
        else BlockedGemm<GemmKernelScalar, T>.Run(m, n, k, alpha, left, right, beta, c, ldc);
    }
}
