/*
 * Normalization in every variant against loops in long double: batch, group, instance and layer normalization in sizes
 * around vectors and chunks, means far from zero; blocks that start anywhere; canaries; NaN; wrong arguments.
 */
#include "checks.h"
#include "dezero_kernels.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of the standard deviation, and of the variance, in units of the type's epsilon: the bounds of dezero_kernels.h. */
#define MEAN_BOUND 4
#define VAR_BOUND 16
#define EPS 1e-3

static double worst_mean, worst_var;

static int64_t statistics(const dz_norm *s)
{
    return (s->per_sample ? s->samples : 1) * s->groups;
}

#define REAL float
#define SUFFIX f32
#define EPSILON FLT_EPSILON
#include "normalize_checks.h"
#undef REAL
#undef SUFFIX
#undef EPSILON
#define REAL double
#define SUFFIX f64
#define EPSILON DBL_EPSILON
#include "normalize_checks.h"

static void check_arguments(void)
{
    float memory[64] = {0};
    dz_norm good = {2, 4, 3, 4, 0}, bad = good;
    int best = dz_detect_variant();
    check(dz_normalize_f32(best, NULL, 0, 1, 1, EPS, memory, NULL, NULL, memory, memory, NULL) == DZ_ERROR_NULL_POINTER,
          "null sizes");
    check(dz_normalize_f32(best, &good, 0, 1, 1, EPS, NULL, NULL, NULL, memory, memory, NULL) == DZ_ERROR_NULL_POINTER,
          "null x");
    check(dz_normalize_f32(best, &good, 0, 1, 0, EPS, memory, NULL, NULL, memory, memory, NULL) ==
              DZ_ERROR_NULL_POINTER,
          "nothing to do");
    check(dz_normalize_f32(best, &good, 0, 1, 1, EPS, memory, memory, NULL, memory, memory, NULL) ==
              DZ_ERROR_NULL_POINTER,
          "gamma without beta");
    check(dz_normalize_f32(best, &good, 3, 2, 1, EPS, memory, NULL, NULL, memory, memory, NULL) == DZ_ERROR_LENGTH,
          "statistics beyond the last");
    check(dz_normalize_f32(99, &good, 0, 1, 1, EPS, memory, NULL, NULL, memory, memory, NULL) == DZ_ERROR_VARIANT,
          "unknown variant");
    bad.groups = 2;
    check(dz_normalize_f32(best, &bad, 0, 1, 1, EPS, memory, NULL, NULL, memory, memory, NULL) == DZ_ERROR_LENGTH,
          "groups over samples that are not channels");
    bad = (dz_norm){2, 4, 3, 3, 1};
    check(dz_normalize_f32(best, &bad, 0, 1, 1, EPS, memory, NULL, NULL, memory, memory, NULL) == DZ_ERROR_LENGTH,
          "channels that no groups share out");
    bad = (dz_norm){2, 4, 0, 4, 0};
    check(dz_normalize_f32(best, &bad, 0, 4, 1, EPS, NULL, NULL, NULL, NULL, NULL, NULL) == DZ_OK, "nothing");
}

int main(void)
{
    /* samples, channels, inner, groups, per sample */
    static const dz_norm all[] = {
        {4, 3, 5, 3, 0},     {5, 6, 1, 6, 0},    {1, 2, 9000, 2, 0}, {300, 2, 3, 2, 0},  {70, 3, 64, 3, 0},
        {2, 6, 7, 2, 1},     {3, 4, 1, 2, 1},    {2, 3, 35, 3, 1},   {7, 33, 1, 1, 1},   {1, 1, 1, 1, 0},
        {2, 5, 1, 5, 1},     {3, 2, 5000, 1, 1}, {2, 4096, 1, 1, 1}, {2, 4097, 1, 1, 1}, {2, 8191, 1, 1, 1},
        {6, 63, 1, 1, 1},    {3, 64, 1, 1, 1},   {5, 127, 1, 1, 1},  {2, 8, 49, 4, 1},   {9, 2, 4095, 2, 0},
        {1, 2, 20000, 2, 0},
    };
    static const double middles[] = {0, 3, -40, 5000};
    check_arguments();
    for (int variant = 0; variant < DZ_VARIANT_COUNT; variant++) {
        if (!dz_has_variant(variant))
            continue;
        worst_mean = worst_var = 0;
        check_specials_f32(variant);
        check_specials_f64(variant);
        for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
            for (size_t j = 0; j < sizeof middles / sizeof middles[0]; j++) {
                check_norm_f32(variant, &all[i], middles[j], 1);
                check_norm_f64(variant, &all[i], middles[j], 1);
            }
        }
        printf("%s: mean off by %.2f, variance by %.2f\n", dz_variant_name(variant), worst_mean, worst_var);
    }
    printf("%d failures\n", failures);
    return failures != 0;
}
