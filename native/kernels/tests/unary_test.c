/*
 * Every function, element type and variant: error against long double over the whole range, special values, tails of
 * every length, unaligned and in-place calls, wrong arguments. Prints the largest errors; fails when one is over its
 * bound.
 *
 * unary_test [STEP]: floats are taken each STEP-th bit pattern (default 30011; 1 is every float there is).
 */
#include "unary_reference.h"

#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures;

static void fail(int variant, int function, const char *type, const char *what, double x, double y, double expected)
{
    if (++failures <= 40)
        printf("FAIL %s %s %s: %s at x = %a (%.17g): got %.17g, expected %.17g\n", dz_variant_name(variant),
               functions[function].name, type, what, x, x, y, expected);
}

#define BITS 32
#include "unary_checks.h"
#undef BITS
#define BITS 64
#include "unary_checks.h"
#undef BITS

static void check(int condition, const char *what)
{
    if (!condition) {
        failures++;
        printf("FAIL %s\n", what);
    }
}

static void check_arguments(void)
{
    float x[4] = {1, 2, 3, 4}, y[4] = {9, 9, 9, 9};
    int best = dz_detect_variant();
    check(dz_abi_version() == DZ_ABI_VERSION, "ABI version");
    check(dz_has_variant(DZ_VARIANT_BASELINE) && dz_has_variant(best), "variants");
    check(!dz_has_variant(-1) && !dz_has_variant(DZ_VARIANT_COUNT), "unknown variants");
    check(strcmp(dz_variant_name(DZ_VARIANT_AVX512), "avx512") == 0, "variant name");
    check(strcmp(dz_variant_name(77), "unknown") == 0, "unknown variant name");
    check(dz_unary_f32(best, DZ_UNARY_EXP, -1, x, y) == DZ_ERROR_LENGTH, "negative length");
    check(dz_unary_f32(best, DZ_UNARY_EXP, 4, NULL, y) == DZ_ERROR_NULL_POINTER, "null x");
    check(dz_unary_f32(best, DZ_UNARY_EXP, 4, x, NULL) == DZ_ERROR_NULL_POINTER, "null y");
    check(dz_unary_f64(best, DZ_UNARY_EXP, 4, NULL, NULL) == DZ_ERROR_NULL_POINTER, "null doubles");
    check(dz_unary_f32(best, DZ_UNARY_EXP, 0, NULL, NULL) == DZ_OK, "nothing to do");
    check(dz_unary_f32(best, DZ_UNARY_COUNT, 4, x, y) == DZ_ERROR_FUNCTION, "unknown function");
    check(dz_unary_f32(best, -1, 4, x, y) == DZ_ERROR_FUNCTION, "negative function");
    check(dz_unary_f32(99, DZ_UNARY_EXP, 4, x, y) == DZ_ERROR_VARIANT, "unknown variant");
    check(y[0] == 9 && y[3] == 9, "a failed call writes nothing");
}

int main(int argc, char **argv)
{
    int64_t step = argc > 1 ? atoll(argv[1]) : 30011;
    check_arguments();
    for (int variant = 0; variant < DZ_VARIANT_COUNT; variant++) {
        if (!dz_has_variant(variant))
            continue;
        printf("%s, largest errors in ulp:\n", dz_variant_name(variant));
        for (int function = 0; function < DZ_UNARY_COUNT; function++) {
            double e32 = check_errors_32(variant, function, step), e64 = check_errors_64(variant, function, step);
            printf("  %-10s float %5.3f  double %5.3f\n", functions[function].name, e32, e64);
            check_special_32(variant, function);
            check_special_64(variant, function);
            check_lengths_32(variant, function);
            check_lengths_64(variant, function);
        }
    }
    printf("%d failures\n", failures);
    return failures != 0;
}
