/* The exported kernels of matrix products: arguments are checked here, once, and the table of the variant takes over.
 */
#include "dispatch.h"
#include "gemm.h"

static dz_pack_f32_kernel *const pack_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_pack_f32);
static dz_pack_f64_kernel *const pack_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_pack_f64);
static dz_gemm_f32_kernel *const gemm_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_gemm_f32);
static dz_gemm_f64_kernel *const gemm_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_gemm_f64);
static dz_pack_right_f32_kernel *const pack_right_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_pack_right_f32);
static dz_pack_right_f64_kernel *const pack_right_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_pack_right_f64);
static dz_gemm_packed_f32_kernel *const gemm_packed_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_gemm_packed_f32);
static dz_gemm_packed_f64_kernel *const gemm_packed_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_gemm_packed_f64);

static int32_t check_gemm(int32_t variant, int64_t m, int64_t n, int64_t k, const void *a, const void *b, const void *c,
                          const void *scratch)
{
    if (m < 0 || n < 0 || k < 0)
        return DZ_ERROR_LENGTH;
    if ((k > 0 && (a == NULL || b == NULL)) || c == NULL || scratch == NULL)
        return DZ_ERROR_NULL_POINTER;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

int32_t dz_tile_rows(int32_t variant)
{
    if (!dz_has_variant(variant))
        return 0;
    switch (variant) {
#if defined(DZ_HAVE_AVX2)
    case DZ_VARIANT_AVX2:
        return dz_tile_rows_avx2;
#endif
#if defined(DZ_HAVE_AVX512)
    case DZ_VARIANT_AVX512:
        return dz_tile_rows_avx512;
#endif
#if defined(DZ_HAVE_NEON)
    case DZ_VARIANT_NEON:
        return dz_tile_rows_neon;
#endif
    default:
        return dz_tile_rows_baseline;
    }
}

int32_t dz_pack_f32(int32_t variant, int64_t lines, int64_t inner, int64_t line_step, int64_t inner_step,
                    const float *x, float *packed)
{
    int32_t status = dz_check_pack(variant, lines, inner, x, packed);
    if (status == DZ_OK && inner > 0)
        pack_f32[variant](lines, inner, line_step, inner_step, x, packed);
    return status;
}

int32_t dz_pack_f64(int32_t variant, int64_t lines, int64_t inner, int64_t line_step, int64_t inner_step,
                    const double *x, double *packed)
{
    int32_t status = dz_check_pack(variant, lines, inner, x, packed);
    if (status == DZ_OK && inner > 0)
        pack_f64[variant](lines, inner, line_step, inner_step, x, packed);
    return status;
}

int32_t dz_gemm_f32(int32_t variant, int64_t m, int64_t n, int64_t k, const float *a, int32_t transposed,
                    const float *b, int64_t b_step, int32_t accumulate, float *c, int64_t c_step, float *scratch)
{
    int32_t status = check_gemm(variant, m, n, k, a, b, c, scratch);
    if (status == DZ_OK)
        gemm_f32[variant](m, n, k, a, transposed, b, b_step, accumulate, c, c_step, scratch);
    return status;
}

int32_t dz_gemm_f64(int32_t variant, int64_t m, int64_t n, int64_t k, const double *a, int32_t transposed,
                    const double *b, int64_t b_step, int32_t accumulate, double *c, int64_t c_step, double *scratch)
{
    int32_t status = check_gemm(variant, m, n, k, a, b, c, scratch);
    if (status == DZ_OK)
        gemm_f64[variant](m, n, k, a, transposed, b, b_step, accumulate, c, c_step, scratch);
    return status;
}

int32_t dz_pack_right_f32(int32_t variant, int64_t n, int64_t k, const float *b, int32_t transposed, int64_t b_step,
                          float *packed)
{
    int32_t status = dz_check_pack(variant, n, k, b, packed);
    if (status == DZ_OK && k > 0)
        pack_right_f32[variant](n, k, b, transposed, b_step, packed);
    return status;
}

int32_t dz_pack_right_f64(int32_t variant, int64_t n, int64_t k, const double *b, int32_t transposed, int64_t b_step,
                          double *packed)
{
    int32_t status = dz_check_pack(variant, n, k, b, packed);
    if (status == DZ_OK && k > 0)
        pack_right_f64[variant](n, k, b, transposed, b_step, packed);
    return status;
}

int32_t dz_gemm_packed_f32(int32_t variant, int64_t m, int64_t n, int64_t k, const float *a, const float *b,
                           int32_t accumulate, float *c, int64_t c_step)
{
    int32_t status = check_gemm(variant, m, n, k, a, b, c, c);
    if (status == DZ_OK)
        gemm_packed_f32[variant](m, n, k, k > 0 ? a : c, k > 0 ? b : c, accumulate, c, c_step);
    return status;
}

int32_t dz_gemm_packed_f64(int32_t variant, int64_t m, int64_t n, int64_t k, const double *a, const double *b,
                           int32_t accumulate, double *c, int64_t c_step)
{
    int32_t status = check_gemm(variant, m, n, k, a, b, c, c);
    if (status == DZ_OK)
        gemm_packed_f64[variant](m, n, k, k > 0 ? a : c, k > 0 ? b : c, accumulate, c, c_step);
    return status;
}
