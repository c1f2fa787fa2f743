/* The exported folds: arguments are checked here, once, and the table of the variant takes over. */
#include "dispatch.h"
#include "reduce.h"

static const dz_fold_f32_kernel *const rows_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_fold_rows_f32);
static const dz_fold_f64_kernel *const rows_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_fold_rows_f64);
static const dz_fold_f32_kernel *const columns_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_fold_columns_f32);
static const dz_fold_f64_kernel *const columns_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_fold_columns_f64);

static int32_t check_fold(int32_t variant, int32_t fold, int64_t results, int64_t length, const void *x, const void *y)
{
    if (results < 0 || length < 0 || (results > 0 && length == 0))
        return DZ_ERROR_LENGTH;
    if (results > 0 && (x == NULL || y == NULL))
        return DZ_ERROR_NULL_POINTER;
    if (fold < 0 || fold >= DZ_FOLD_COUNT)
        return DZ_ERROR_FUNCTION;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

int32_t dz_fold_rows_f32(int32_t variant, int32_t fold, int64_t rows, int64_t columns, int64_t x_step, const float *x,
                         float *y)
{
    int32_t status = check_fold(variant, fold, rows, columns, x, y);
    if (status == DZ_OK)
        rows_f32[variant][fold](rows, columns, x_step, x, y);
    return status;
}

int32_t dz_fold_rows_f64(int32_t variant, int32_t fold, int64_t rows, int64_t columns, int64_t x_step, const double *x,
                         double *y)
{
    int32_t status = check_fold(variant, fold, rows, columns, x, y);
    if (status == DZ_OK)
        rows_f64[variant][fold](rows, columns, x_step, x, y);
    return status;
}

int32_t dz_fold_columns_f32(int32_t variant, int32_t fold, int64_t rows, int64_t columns, int64_t x_step,
                            const float *x, float *y)
{
    int32_t status = check_fold(variant, fold, columns, rows, x, y);
    if (status == DZ_OK)
        columns_f32[variant][fold](rows, columns, x_step, x, y);
    return status;
}

int32_t dz_fold_columns_f64(int32_t variant, int32_t fold, int64_t rows, int64_t columns, int64_t x_step,
                            const double *x, double *y)
{
    int32_t status = check_fold(variant, fold, columns, rows, x, y);
    if (status == DZ_OK)
        columns_f64[variant][fold](rows, columns, x_step, x, y);
    return status;
}
