/* The exported kernels of two-argument functions: arguments are checked here, once, and the table of the variant takes
 * over. */
#include "binary.h"
#include "dispatch.h"

static const dz_binary_f32_kernel *const binary_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_binary_f32);
static const dz_binary_f64_kernel *const binary_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_binary_f64);

static int32_t check_binary(int32_t variant, int32_t function, int64_t n, const void *a, const void *b, const void *y)
{
    if (n < 0)
        return DZ_ERROR_LENGTH;
    if (n > 0 && (a == NULL || b == NULL || y == NULL))
        return DZ_ERROR_NULL_POINTER;
    if (function < 0 || function >= DZ_BINARY_COUNT)
        return DZ_ERROR_FUNCTION;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

int32_t dz_binary_f32(int32_t variant, int32_t function, int64_t n, const float *a, const float *b, float *y)
{
    int32_t status = check_binary(variant, function, n, a, b, y);
    if (status == DZ_OK)
        binary_f32[variant][function](n, a, b, y);
    return status;
}

int32_t dz_binary_f64(int32_t variant, int32_t function, int64_t n, const double *a, const double *b, double *y)
{
    int32_t status = check_binary(variant, function, n, a, b, y);
    if (status == DZ_OK)
        binary_f64[variant][function](n, a, b, y);
    return status;
}
