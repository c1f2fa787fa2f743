/*
 * Folds of rows and of columns in every variant against long double: lengths around vectors, runs and trees, gaps, NaN,
 * infinity, signs of zero, one at a time; wrong arguments.
 */
#include "checks.h"
#include "dezero_kernels.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef long double wide;

#define REAL float
#define SUFFIX f32
#define EPSILON FLT_EPSILON
#include "reduce_checks.h"
#undef REAL
#undef SUFFIX
#undef EPSILON
#define REAL double
#define SUFFIX f64
#define EPSILON DBL_EPSILON
#include "reduce_checks.h"

static void check_arguments(void)
{
    float x[4] = {1, 2, 3, 4}, y[4] = {9, 9, 9, 9};
    int best = dz_detect_variant();
    check(dz_fold_rows_f32(best, DZ_FOLD_SUM, -1, 2, 2, x, y) == DZ_ERROR_LENGTH, "negative rows");
    check(dz_fold_rows_f32(best, DZ_FOLD_SUM, 2, -1, 2, x, y) == DZ_ERROR_LENGTH, "negative columns");
    check(dz_fold_rows_f32(best, DZ_FOLD_SUM, 2, 0, 2, x, y) == DZ_ERROR_LENGTH, "rows without a column");
    check(dz_fold_rows_f64(best, DZ_FOLD_SUM, 0, 0, 2, NULL, NULL) == DZ_OK, "no rows");
    check(dz_fold_columns_f32(best, DZ_FOLD_SUM, 0, 2, 2, x, y) == DZ_ERROR_LENGTH, "columns without a row");
    check(dz_fold_columns_f64(best, DZ_FOLD_MAX, 2, 0, 2, NULL, NULL) == DZ_OK, "no columns");
    check(dz_fold_rows_f32(best, DZ_FOLD_SUM, 2, 2, 2, NULL, y) == DZ_ERROR_NULL_POINTER, "null x");
    check(dz_fold_columns_f32(best, DZ_FOLD_SUM, 2, 2, 2, x, NULL) == DZ_ERROR_NULL_POINTER, "null y");
    check(dz_fold_rows_f32(best, DZ_FOLD_COUNT, 2, 2, 2, x, y) == DZ_ERROR_FUNCTION, "an unknown fold");
    check(dz_fold_columns_f32(best, -1, 2, 2, 2, x, y) == DZ_ERROR_FUNCTION, "a negative fold");
    check(dz_fold_rows_f32(99, DZ_FOLD_SUM, 2, 2, 2, x, y) == DZ_ERROR_VARIANT, "an unknown variant");
    check(y[0] == 9 && y[3] == 9, "a failed call writes nothing");
}

int main(void)
{
    check_arguments();
    for (int variant = 0; variant < DZ_VARIANT_COUNT; variant++) {
        if (!dz_has_variant(variant))
            continue;
        check_folds_f32(variant);
        check_folds_f64(variant);
        printf("%s\n", dz_variant_name(variant));
    }
    printf("%d failures\n", failures);
    return failures != 0;
}
