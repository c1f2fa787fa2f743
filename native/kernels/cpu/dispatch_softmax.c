/* The exported kernels of softmax and cross entropy: arguments are checked here, once, and the table of the variant
 * takes over. */
#include "dispatch.h"
#include "softmax.h"

static dz_softmax_f32_kernel *const softmax_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_softmax_f32);
static dz_softmax_f64_kernel *const softmax_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_softmax_f64);
static dz_softmax_f32_kernel *const log_softmax_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_log_softmax_f32);
static dz_softmax_f64_kernel *const log_softmax_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_log_softmax_f64);
static dz_cross_entropy_f32_kernel *const cross_entropy_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_cross_entropy_f32);
static dz_cross_entropy_f64_kernel *const cross_entropy_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_cross_entropy_f64);
static dz_cross_entropy_gradient_f32_kernel *const cross_entropy_gradient_f32[DZ_VARIANT_COUNT] =
    DZ_VARIANTS(dz_cross_entropy_gradient_f32);
static dz_cross_entropy_gradient_f64_kernel *const cross_entropy_gradient_f64[DZ_VARIANT_COUNT] =
    DZ_VARIANTS(dz_cross_entropy_gradient_f64);

static int32_t check_rows(int32_t variant, int64_t rows, int64_t columns, const void *x, const void *y)
{
    if (rows < 0 || columns < 0)
        return DZ_ERROR_LENGTH;
    if (rows > 0 && columns > 0 && (x == NULL || y == NULL))
        return DZ_ERROR_NULL_POINTER;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

/* Rows that have labels have columns. */
static int32_t check_labels(int32_t variant, int64_t rows, int64_t columns, const void *x, const int64_t *labels)
{
    if (rows > 0 && columns <= 0)
        return DZ_ERROR_LENGTH;
    return check_rows(variant, rows, columns, x, labels);
}

int32_t dz_softmax_f32(int32_t variant, int64_t rows, int64_t columns, const float *x, float *y)
{
    int32_t status = check_rows(variant, rows, columns, x, y);
    if (status == DZ_OK && rows > 0 && columns > 0)
        softmax_f32[variant](rows, columns, x, y);
    return status;
}

int32_t dz_softmax_f64(int32_t variant, int64_t rows, int64_t columns, const double *x, double *y)
{
    int32_t status = check_rows(variant, rows, columns, x, y);
    if (status == DZ_OK && rows > 0 && columns > 0)
        softmax_f64[variant](rows, columns, x, y);
    return status;
}

int32_t dz_log_softmax_f32(int32_t variant, int64_t rows, int64_t columns, const float *x, float *y)
{
    int32_t status = check_rows(variant, rows, columns, x, y);
    if (status == DZ_OK && rows > 0 && columns > 0)
        log_softmax_f32[variant](rows, columns, x, y);
    return status;
}

int32_t dz_log_softmax_f64(int32_t variant, int64_t rows, int64_t columns, const double *x, double *y)
{
    int32_t status = check_rows(variant, rows, columns, x, y);
    if (status == DZ_OK && rows > 0 && columns > 0)
        log_softmax_f64[variant](rows, columns, x, y);
    return status;
}

int32_t dz_cross_entropy_f32(int32_t variant, int64_t rows, int64_t columns, const float *x, const int64_t *labels,
                             double *total)
{
    int32_t status = total == NULL ? DZ_ERROR_NULL_POINTER : check_labels(variant, rows, columns, x, labels);
    if (status == DZ_OK)
        *total = cross_entropy_f32[variant](rows, columns, x, labels);
    return status;
}

int32_t dz_cross_entropy_f64(int32_t variant, int64_t rows, int64_t columns, const double *x, const int64_t *labels,
                             double *total)
{
    int32_t status = total == NULL ? DZ_ERROR_NULL_POINTER : check_labels(variant, rows, columns, x, labels);
    if (status == DZ_OK)
        *total = cross_entropy_f64[variant](rows, columns, x, labels);
    return status;
}

int32_t dz_cross_entropy_gradient_f32(int32_t variant, int64_t rows, int64_t columns, const float *x,
                                      const int64_t *labels, float scale, float *gx)
{
    int32_t status = rows > 0 && gx == NULL ? DZ_ERROR_NULL_POINTER : check_labels(variant, rows, columns, x, labels);
    if (status == DZ_OK)
        cross_entropy_gradient_f32[variant](rows, columns, x, labels, scale, gx);
    return status;
}

int32_t dz_cross_entropy_gradient_f64(int32_t variant, int64_t rows, int64_t columns, const double *x,
                                      const int64_t *labels, double scale, double *gx)
{
    int32_t status = rows > 0 && gx == NULL ? DZ_ERROR_NULL_POINTER : check_labels(variant, rows, columns, x, labels);
    if (status == DZ_OK)
        cross_entropy_gradient_f64[variant](rows, columns, x, labels, scale, gx);
    return status;
}
