/* The exported kernels of pooling: arguments are checked here, once, and the table of the variant takes over. */
#include "dispatch.h"
#include "pooling.h"

static dz_max_pool_f32_kernel *const max_pool_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_max_pool_f32);
static dz_max_pool_f64_kernel *const max_pool_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_max_pool_f64);
static dz_plane_f32_kernel *const average_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_average_pool_f32);
static dz_plane_f64_kernel *const average_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_average_pool_f64);
static dz_plane_f32_kernel *const spread_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_average_pool_spread_f32);
static dz_plane_f64_kernel *const spread_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_average_pool_spread_f64);

static int is_axis(const dz_pool_axis *a)
{
    return a->size >= 0 && a->windows >= 0 && a->kernel > 0 && a->stride > 0 && a->pad >= 0;
}

static int32_t check_pool(int32_t variant, const dz_pool *s, int64_t planes, const void *x, const void *y)
{
    if (s == NULL)
        return DZ_ERROR_NULL_POINTER;
    if (planes < 0)
        return DZ_ERROR_LENGTH;
    if (!is_axis(&s->rows) || !is_axis(&s->columns) || (int64_t)s->rows.size * s->columns.size > INT32_MAX)
        return DZ_ERROR_WINDOW;
    if (planes > 0 && (x == NULL || y == NULL))
        return DZ_ERROR_NULL_POINTER;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

static int32_t check_spread(int32_t variant, const dz_pool *s, int64_t planes, const void *gy, const void *gx)
{
    int32_t status = check_pool(variant, s, planes, gy, gx);
    return status == DZ_OK && !dz_average_pool_has_spread(s) ? DZ_ERROR_WINDOW : status;
}

int32_t dz_average_pool_has_spread(const dz_pool *s)
{
    return s != NULL && is_axis(&s->rows) && is_axis(&s->columns) && s->columns.stride <= 2 &&
           s->columns.kernel <= DZ_POOL_KERNEL && s->columns.pad <= DZ_POOL_KERNEL &&
           s->columns.windows <= DZ_POOL_WINDOWS && s->columns.size / s->columns.stride <= DZ_POOL_WINDOWS &&
           ((int64_t)s->rows.kernel + s->rows.stride - 1) / s->rows.stride <= DZ_POOL_REACH;
}

int32_t dz_max_pool_f32(int32_t variant, const dz_pool *pool, int64_t planes, const float *x, float *y, int64_t *index)
{
    int32_t status = check_pool(variant, pool, planes, x, y);
    if (status == DZ_OK)
        max_pool_f32[variant](pool, planes, x, y, index);
    return status;
}

int32_t dz_max_pool_f64(int32_t variant, const dz_pool *pool, int64_t planes, const double *x, double *y,
                        int64_t *index)
{
    int32_t status = check_pool(variant, pool, planes, x, y);
    if (status == DZ_OK)
        max_pool_f64[variant](pool, planes, x, y, index);
    return status;
}

int32_t dz_average_pool_f32(int32_t variant, const dz_pool *pool, int64_t planes, const float *x, float *y)
{
    int32_t status = check_pool(variant, pool, planes, x, y);
    if (status == DZ_OK)
        average_f32[variant](pool, planes, x, y);
    return status;
}

int32_t dz_average_pool_f64(int32_t variant, const dz_pool *pool, int64_t planes, const double *x, double *y)
{
    int32_t status = check_pool(variant, pool, planes, x, y);
    if (status == DZ_OK)
        average_f64[variant](pool, planes, x, y);
    return status;
}

int32_t dz_average_pool_spread_f32(int32_t variant, const dz_pool *pool, int64_t planes, const float *gy, float *gx)
{
    int32_t status = check_spread(variant, pool, planes, gy, gx);
    if (status == DZ_OK)
        spread_f32[variant](pool, planes, gy, gx);
    return status;
}

int32_t dz_average_pool_spread_f64(int32_t variant, const dz_pool *pool, int64_t planes, const double *gy, double *gx)
{
    int32_t status = check_spread(variant, pool, planes, gy, gx);
    if (status == DZ_OK)
        spread_f64[variant](pool, planes, gy, gx);
    return status;
}
