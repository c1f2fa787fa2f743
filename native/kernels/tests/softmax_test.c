/*
 * Softmax, its logarithm and cross entropy in every variant against long double: rows of lengths around vectors, runs
 * and trees, far apart, huge, infinite, NaN, in place, row by row; wrong arguments.
 */
#include "checks.h"
#include "dezero_kernels.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef long double wide;

#define REAL float
#define SUFFIX f32
#define EPSILON FLT_EPSILON
#define DIGITS FLT_MANT_DIG
#define SMALLEST 0x1p-149L
#define HUGE_NUMBER 2e38f
#include "softmax_checks.h"
#undef REAL
#undef SUFFIX
#undef EPSILON
#undef DIGITS
#undef SMALLEST
#undef HUGE_NUMBER
#define REAL double
#define SUFFIX f64
#define EPSILON DBL_EPSILON
#define DIGITS DBL_MANT_DIG
#define SMALLEST 0x1p-1074L
#define HUGE_NUMBER 1e308
#include "softmax_checks.h"

static void check_arguments(void)
{
    float x[4] = {1, 2, 3, 4}, y[4] = {9, 9, 9, 9};
    double total = 9;
    int64_t labels[2] = {0, 1};
    int best = dz_detect_variant();
    check(dz_softmax_f32(best, -1, 2, x, y) == DZ_ERROR_LENGTH, "negative rows");
    check(dz_softmax_f64(best, 2, -1, NULL, NULL) == DZ_ERROR_LENGTH, "negative columns");
    check(dz_softmax_f32(best, 2, 2, NULL, y) == DZ_ERROR_NULL_POINTER, "null x");
    check(dz_log_softmax_f32(best, 2, 2, x, NULL) == DZ_ERROR_NULL_POINTER, "null y");
    check(dz_log_softmax_f32(99, 2, 2, x, y) == DZ_ERROR_VARIANT, "an unknown variant");
    check(dz_softmax_f32(best, 0, 2, NULL, NULL) == DZ_OK && dz_softmax_f32(best, 2, 0, NULL, NULL) == DZ_OK,
          "nothing to do");
    check(dz_cross_entropy_f32(best, 2, 2, x, NULL, &total) == DZ_ERROR_NULL_POINTER, "null labels");
    check(dz_cross_entropy_f32(best, 2, 2, x, labels, NULL) == DZ_ERROR_NULL_POINTER, "null total");
    check(dz_cross_entropy_f32(best, 2, 0, x, labels, &total) == DZ_ERROR_LENGTH, "labels of no column");
    check(dz_cross_entropy_f64(99, 0, 0, NULL, NULL, &total) == DZ_ERROR_VARIANT, "an unknown variant of losses");
    check(dz_cross_entropy_gradient_f32(best, 2, 2, x, labels, 1, NULL) == DZ_ERROR_NULL_POINTER, "null gx");
    check(dz_cross_entropy_gradient_f32(best, 2, 2, x, NULL, 1, y) == DZ_ERROR_NULL_POINTER, "null labels");
    check(dz_cross_entropy_gradient_f32(best, 2, 0, x, labels, 1, y) == DZ_ERROR_LENGTH, "a gradient of no column");
    check(y[0] == 9 && y[3] == 9 && total == 9, "a failed call writes nothing");
    check(dz_cross_entropy_f32(best, 0, 2, NULL, NULL, &total) == DZ_OK && total == 0, "the loss of no rows");
}

int main(void)
{
    check_arguments();
    for (int variant = 0; variant < DZ_VARIANT_COUNT; variant++) {
        if (!dz_has_variant(variant))
            continue;
        check_softmax_f32(variant);
        check_softmax_f64(variant);
        printf("%s\n", dz_variant_name(variant));
    }
    printf("%d failures\n", failures);
    return failures != 0;
}
