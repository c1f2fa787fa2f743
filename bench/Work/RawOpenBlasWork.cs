using System.Runtime.InteropServices;
using DeZeroNative.Interop;

namespace DeZeroNative.Bench.Work;

/// <summary>The matrix products by OpenBLAS alone: the binding called on aligned memory, nothing around it.</summary>
internal static unsafe class RawOpenBlasWork
{
    private const int Alignment = 64;

    public static IReadOnlyDictionary<string, Func<Action>> All { get; } =
        new[] { 256, 512, 1024, 2048 }.ToDictionary(n => $"sgemm-{n}", n => (Func<Action>)(() => Sgemm(n)));

    private static Action Sgemm(int n)
    {
        // Kept for the life of the process: three matrices of each size.
        float* a = Filled(n), b = Filled(n), c = Filled(n);
        return () => OpenBlas.Sgemm(
            CblasOrder.RowMajor, CblasTranspose.NoTrans, CblasTranspose.NoTrans, m: n, n: n, k: n,
            alpha: 1, a: a, lda: n, b: b, ldb: n, beta: 0, c: c, ldc: n);
    }

    private static float* Filled(int n)
    {
        var random = new Random(n);
        var matrix = (float*)NativeMemory.AlignedAlloc((nuint)n * (nuint)n * sizeof(float), Alignment);
        foreach (ref var value in new Span<float>(matrix, n * n))
            value = random.NextSingle() - 0.5f;
        return matrix;
    }
}
