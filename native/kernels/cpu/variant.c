/* Which instruction sets are compiled in (DZ_HAVE_* come from the build), and which of them run here. */
#include "dezero_kernels.h"

int32_t dz_abi_version(void)
{
    return DZ_ABI_VERSION;
}

/* __builtin_cpu_supports also asks whether the operating system saves the registers. */
int32_t dz_has_variant(int32_t variant)
{
    switch (variant) {
    case DZ_VARIANT_BASELINE:
        return 1;
#if defined(DZ_HAVE_AVX2)
    case DZ_VARIANT_AVX2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
#if defined(DZ_HAVE_AVX512)
    case DZ_VARIANT_AVX512:
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
#endif
#if defined(DZ_HAVE_NEON)
    case DZ_VARIANT_NEON:
        return 1;
#endif
    default:
        return 0;
    }
}

int32_t dz_detect_variant(void)
{
    int32_t variant = DZ_VARIANT_COUNT - 1;
    while (!dz_has_variant(variant))
        variant--;
    return variant;
}

const char *dz_variant_name(int32_t variant)
{
    static const char *const names[DZ_VARIANT_COUNT] = {"baseline", "avx2", "avx512", "neon"};
    return variant >= 0 && variant < DZ_VARIANT_COUNT ? names[variant] : "unknown";
}
