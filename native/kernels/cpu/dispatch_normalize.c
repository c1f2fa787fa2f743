/* The exported kernels of normalization: arguments are checked here, once, and the table of the variant takes over. */
#include "dispatch.h"
#include "normalize.h"

static dz_normalize_f32_kernel *const normalize_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_normalize_f32);
static dz_normalize_f64_kernel *const normalize_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_normalize_f64);

static int32_t check_norm(int32_t variant, const dz_norm *s, int64_t first, int64_t count)
{
    if (s->samples < 0 || s->channels < 0 || s->inner < 0 || s->groups <= 0 || s->channels % s->groups != 0)
        return DZ_ERROR_LENGTH;
    if (!s->per_sample && s->groups != s->channels)
        return DZ_ERROR_LENGTH;
    if (first < 0 || count < 0 || first > (s->per_sample ? s->samples : 1) * s->groups - count)
        return DZ_ERROR_LENGTH;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

static int is_empty(const dz_norm *s, int64_t count)
{
    return count == 0 || s->samples == 0 || s->channels == 0 || s->inner == 0;
}

static int32_t check_normalize(int32_t variant, const dz_norm *s, int64_t first, int64_t count, int measure,
                               const void *x, const void *gamma, const void *beta, const void *mean, const void *var,
                               const void *y)
{
    if (s == NULL)
        return DZ_ERROR_NULL_POINTER;
    int32_t status = check_norm(variant, s, first, count);
    if (status != DZ_OK)
        return status;
    if (!is_empty(s, count) && (x == NULL || mean == NULL || var == NULL || (!measure && y == NULL)))
        return DZ_ERROR_NULL_POINTER;
    return (gamma == NULL) == (beta == NULL) ? DZ_OK : DZ_ERROR_NULL_POINTER;
}

int32_t dz_normalize_f32(int32_t variant, const dz_norm *norm, int64_t first, int64_t count, int32_t measure,
                         double eps, const float *x, const float *gamma, const float *beta, float *mean, float *var,
                         float *y)
{
    int32_t status = check_normalize(variant, norm, first, count, measure, x, gamma, beta, mean, var, y);
    if (status == DZ_OK && !is_empty(norm, count))
        normalize_f32[variant](norm, first, count, measure, eps, x, gamma, beta, mean, var, y);
    return status;
}

int32_t dz_normalize_f64(int32_t variant, const dz_norm *norm, int64_t first, int64_t count, int32_t measure,
                         double eps, const double *x, const double *gamma, const double *beta, double *mean,
                         double *var, double *y)
{
    int32_t status = check_normalize(variant, norm, first, count, measure, x, gamma, beta, mean, var, y);
    if (status == DZ_OK && !is_empty(norm, count))
        normalize_f64[variant](norm, first, count, measure, eps, x, gamma, beta, mean, var, y);
    return status;
}
