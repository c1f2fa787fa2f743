namespace DeZeroNative.Interop;

/// <summary>The instruction sets that kernels are compiled for (<c>dz_variant</c>).</summary>
internal enum KernelVariant
{
    /// <summary>What every processor of the architecture has: SSE2 on x86-64.</summary>
    Baseline = 0,

    /// <summary>AVX2 and FMA.</summary>
    Avx2 = 1,

    /// <summary>AVX-512 F, DQ, BW and VL, in 512-bit registers.</summary>
    Avx512 = 2,

    /// <summary>Advanced SIMD of AArch64.</summary>
    Neon = 3,
}
