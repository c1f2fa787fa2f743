/*
 * Steps of recurrent cells and their gradients in every variant against loops in long double: units around lanes,
 * several rows, unaligned arrays, nothing written beyond them, states in place; wrong arguments.
 */
#include "checks.h"
#include "dezero_kernels.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long double logistic(long double x)
{
    return 1 / (1 + expl(-x));
}

#define REAL float
#define SUFFIX f32
#define TOLERANCE 1e-6
#include "recurrent_checks.h"
#undef REAL
#undef SUFFIX
#undef TOLERANCE
#define REAL double
#define SUFFIX f64
#define TOLERANCE 2e-15
#include "recurrent_checks.h"

static void check_arguments(void)
{
    float x[64] = {0};
    int best = dz_detect_variant();
    check(dz_lstm_f32(best, -1, 1, x, x, x, x) == DZ_ERROR_LENGTH, "negative rows");
    check(dz_lstm_f32(best, 1, -1, x, x, x, x) == DZ_ERROR_LENGTH, "negative units");
    check(dz_lstm_f32(best, 1, 1, NULL, x, x, x) == DZ_ERROR_NULL_POINTER, "null gates");
    check(dz_lstm_f32(best, 1, 1, x, x, x, NULL) == DZ_ERROR_NULL_POINTER, "a null state");
    check(dz_lstm_f32(99, 1, 1, x, x, x, x) == DZ_ERROR_VARIANT, "an unknown variant of a step");
    check(dz_lstm_f32(best, 0, 4, NULL, NULL, NULL, NULL) == DZ_OK, "no rows");
    check(dz_lstm_f32(best, 4, 0, NULL, NULL, NULL, NULL) == DZ_OK, "no units");
    check(dz_lstm_gradient_f32(best, 1, 1, x, x, x, x, x, NULL) == DZ_ERROR_NULL_POINTER, "a null gradient");
    check(dz_lstm_gradient_f32(99, 1, 1, x, x, x, x, x, x) == DZ_ERROR_VARIANT, "an unknown variant of a gradient");
    check(dz_gru_f32(best, 1, 1, x, NULL, x, x) == DZ_ERROR_NULL_POINTER, "a null part of h");
    check(dz_gru_f32(99, 1, 1, x, x, x, x) == DZ_ERROR_VARIANT, "an unknown variant of a GRU");
    check(dz_gru_gradient_f32(best, 1, 1, x, x, x, x, x, NULL) == DZ_ERROR_NULL_POINTER, "a null gradient of u");
    check(dz_gru_gradient_f32(best, -1, 1, x, x, x, x, x, x) == DZ_ERROR_LENGTH, "negative rows of a gradient");
}

int main(void)
{
    static const int units[] = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100};
    int count = (int)(sizeof units / sizeof units[0]);
    check_arguments();
    for (int variant = 0; variant < DZ_VARIANT_COUNT; variant++) {
        if (!dz_has_variant(variant))
            continue;
        for (int i = 0; i < count; i++) {
            check_lstm_f32(variant, 3, units[i]);
            check_lstm_f64(variant, 3, units[i]);
            check_gru_f32(variant, 3, units[i]);
            check_gru_f64(variant, 3, units[i]);
        }
        check_extremes_f32(variant);
        check_extremes_f64(variant);
        printf("%s: %d sizes\n", dz_variant_name(variant), count);
    }
    printf("%d failures\n", failures);
    return failures != 0;
}
