/*
 * Every function of two arguments, element type and variant: the slopes against long double where gy is 1, then that
 * any gy multiplies the same slope; the functions of exact operations to the bit; special values, every length up to
 * 70, unaligned and in-place calls, wrong arguments. Prints the largest errors.
 */
#include "checks.h"
#include "dezero_kernels.h"

#include <float.h>
#include <math.h>
#include <string.h>

typedef long double wide;

/* The largest error of a slope in ulp of its two terms, as stated in binary.c; 0 where operations are exact. */
static const struct {
    const char *name;
    double ulp32, ulp64;
} functions[DZ_BINARY_COUNT] = {
    [DZ_BINARY_SIGMOID_GRADIENT] = {"sigmoid", 0, 0},
    [DZ_BINARY_TANH_GRADIENT] = {"tanh", 0, 0},
    [DZ_BINARY_RELU_GRADIENT] = {"relu", 0, 0},
    [DZ_BINARY_GELU_GRADIENT] = {"gelu", 6.5, 7},
    [DZ_BINARY_GELU_TANH_GRADIENT] = {"gelu_tanh", 5, 5.5},
    [DZ_BINARY_SILU_GRADIENT] = {"silu", 4.5, 4.5},
    [DZ_BINARY_SOFTPLUS_GRADIENT] = {"softplus", 2.5, 2.5},
};

/* s = 1 / (1 + e^-w) and s x w' (1 - s), by which way round e^-|w| is tiny. */
static void gate_terms(wide x, wide w, wide steepness, wide *first, wide *second)
{
    wide z = expl(-fabsl(w));
    *first = (x < 0 ? z : 1) / (1 + z);
    *second = z == 0 ? 0 : steepness * z / ((1 + z) * (1 + z));
}

/* The slope of a function at x as the sum of two terms. */
static void slope_terms(int function, wide x, wide *first, wide *second)
{
    const wide root_half = 0.707106781186547524400844362104849039L, a = 1.59576912160573071175978423973752747L;
    switch (function) {
    case DZ_BINARY_GELU_GRADIENT:
        *first = erfcl(-x * root_half) / 2;
        *second = isinf(x) ? 0 : x * expl(-x * x / 2) * 0.398942280401432677939946059934381868L;
        break;
    case DZ_BINARY_GELU_TANH_GRADIENT:
        gate_terms(x, a * (x + 0.044715L * x * x * x), a * (x + 3 * 0.044715L * x * x * x), first, second);
        break;
    case DZ_BINARY_SILU_GRADIENT:
        gate_terms(x, x, x, first, second);
        break;
    default:
        gate_terms(x, x, 0, first, second);
    }
}

#define REAL float
#define SUFFIX f32
#define BOUND ulp32
#define DIGITS FLT_MANT_DIG
#define MIN_EXPONENT FLT_MIN_EXP
#include "binary_checks.h"
#undef REAL
#undef SUFFIX
#undef BOUND
#undef DIGITS
#undef MIN_EXPONENT
#define REAL double
#define SUFFIX f64
#define BOUND ulp64
#define DIGITS DBL_MANT_DIG
#define MIN_EXPONENT DBL_MIN_EXP
#include "binary_checks.h"

static void check_arguments(void)
{
    float a[4] = {1, 2, 3, 4}, y[4] = {9, 9, 9, 9};
    double d[1] = {1};
    int best = dz_detect_variant();
    check(dz_binary_f32(best, 0, -1, a, a, y) == DZ_ERROR_LENGTH, "negative length");
    check(dz_binary_f32(best, 0, 4, NULL, a, y) == DZ_ERROR_NULL_POINTER, "null a");
    check(dz_binary_f32(best, 0, 4, a, NULL, y) == DZ_ERROR_NULL_POINTER, "null b");
    check(dz_binary_f64(best, 0, 1, d, d, NULL) == DZ_ERROR_NULL_POINTER, "null y");
    check(dz_binary_f32(best, DZ_BINARY_COUNT, 4, a, a, y) == DZ_ERROR_FUNCTION, "unknown function");
    check(dz_binary_f32(best, -1, 4, a, a, y) == DZ_ERROR_FUNCTION, "negative function");
    check(dz_binary_f32(99, 0, 4, a, a, y) == DZ_ERROR_VARIANT, "unknown variant");
    check(dz_binary_f32(best, 0, 0, NULL, NULL, NULL) == DZ_OK, "nothing to do");
    check(y[0] == 9 && y[3] == 9, "a failed call writes nothing");
}

int main(void)
{
    check_arguments();
    for (int variant = 0; variant < DZ_VARIANT_COUNT; variant++) {
        if (!dz_has_variant(variant))
            continue;
        printf("%s, largest errors of slopes in ulp:\n", dz_variant_name(variant));
        for (int function = 0; function < DZ_BINARY_COUNT; function++) {
            double e32 = 0, e64 = 0;
            if (functions[function].ulp32 > 0) {
                e32 = check_slope_f32(variant, function);
                e64 = check_slope_f64(variant, function);
            }
            check_exact_f32(variant, function);
            check_exact_f64(variant, function);
            check_lengths_f32(variant, function);
            check_lengths_f64(variant, function);
            printf("  %-10s float %5.3f  double %5.3f\n", functions[function].name, e32, e64);
        }
    }
    printf("%d failures\n", failures);
    return failures != 0;
}
