/* The exported kernels of one-argument functions: arguments are checked here, once, and the table of the variant takes
 * over. */
#include "dispatch.h"
#include "unary.h"

static const dz_unary_f32_kernel *const unary_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_unary_f32);
static const dz_unary_f64_kernel *const unary_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_unary_f64);

static int32_t check_unary(int32_t variant, int32_t function, int64_t n, const void *x, const void *y)
{
    if (n < 0)
        return DZ_ERROR_LENGTH;
    if (n > 0 && (x == NULL || y == NULL))
        return DZ_ERROR_NULL_POINTER;
    if (function < 0 || function >= DZ_UNARY_COUNT)
        return DZ_ERROR_FUNCTION;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

int32_t dz_unary_f32(int32_t variant, int32_t function, int64_t n, const float *x, float *y)
{
    int32_t status = check_unary(variant, function, n, x, y);
    if (status == DZ_OK)
        unary_f32[variant][function](n, x, y);
    return status;
}

int32_t dz_unary_f64(int32_t variant, int32_t function, int64_t n, const double *x, double *y)
{
    int32_t status = check_unary(variant, function, n, x, y);
    if (status == DZ_OK)
        unary_f64[variant][function](n, x, y);
    return status;
}
