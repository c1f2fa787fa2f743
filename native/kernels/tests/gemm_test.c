/*
 * Matrix products in every variant against loops in long double: sizes around tiles, slivers and blocks, both forms of
 * b, gaps between rows, adding to what was there, in parts; wrong arguments.
 */
#include "checks.h"
#include "dezero_kernels.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REAL float
#define SUFFIX f32
#define TOLERANCE 2e-6
#include "gemm_checks.h"
#undef REAL
#undef SUFFIX
#undef TOLERANCE
#define REAL double
#define SUFFIX f64
#define TOLERANCE 4e-15
#include "gemm_checks.h"

static void check_arguments(void)
{
    float x[64] = {0};
    static float scratch[DZ_SCRATCH / sizeof(float)];
    int best = dz_detect_variant();
    check(dz_tile_rows(best) > 0 && dz_tile_rows(99) == 0, "rows");
    check(dz_pack_f32(best, -1, 1, 1, 1, x, x) == DZ_ERROR_LENGTH, "negative lines");
    check(dz_pack_f32(best, 1, 1, 1, 1, NULL, x) == DZ_ERROR_NULL_POINTER, "null lines");
    check(dz_pack_f32(99, 1, 1, 1, 1, x, x) == DZ_ERROR_VARIANT, "an unknown variant of packing");
    check(dz_gemm_f32(best, -1, 1, 1, x, 0, x, 1, 0, x, 1, scratch) == DZ_ERROR_LENGTH, "negative m");
    check(dz_gemm_f32(best, 1, 1, 1, NULL, 0, x, 1, 0, x, 1, scratch) == DZ_ERROR_NULL_POINTER, "null a");
    check(dz_gemm_f32(best, 1, 1, 1, x, 0, x, 1, 0, NULL, 1, scratch) == DZ_ERROR_NULL_POINTER, "null c");
    check(dz_gemm_f32(best, 1, 1, 1, x, 0, x, 1, 0, x, 1, NULL) == DZ_ERROR_NULL_POINTER, "null scratch");
    check(dz_gemm_f32(99, 1, 1, 1, x, 0, x, 1, 0, x, 1, scratch) == DZ_ERROR_VARIANT, "unknown variant");
    check(dz_pack_right_f32(best, -1, 1, x, 0, 1, x) == DZ_ERROR_LENGTH, "negative columns");
    check(dz_pack_right_f32(best, 1, 1, NULL, 0, 1, x) == DZ_ERROR_NULL_POINTER, "null columns");
    check(dz_pack_right_f32(99, 1, 1, x, 0, 1, x) == DZ_ERROR_VARIANT, "an unknown variant of packing columns");
    check(dz_gemm_packed_f32(best, 1, -1, 1, x, x, 0, x, 1) == DZ_ERROR_LENGTH, "negative n");
    check(dz_gemm_packed_f32(best, 1, 1, 1, x, NULL, 0, x, 1) == DZ_ERROR_NULL_POINTER, "null packed b");
    check(dz_gemm_packed_f32(99, 1, 1, 1, x, x, 0, x, 1) == DZ_ERROR_VARIANT, "unknown variant of a packed product");
    x[0] = 7;
    check(dz_gemm_packed_f32(best, 1, 1, 0, NULL, NULL, 1, x, 1) == DZ_OK && x[0] == 7, "nothing packed to add");
    check(dz_gemm_f32(best, 1, 1, 0, NULL, 0, NULL, 1, 1, x, 1, scratch) == DZ_OK && x[0] == 7, "nothing to add");
    check(dz_gemm_f32(best, 1, 1, 0, NULL, 0, NULL, 1, 0, x, 1, scratch) == DZ_OK && x[0] == 0, "an empty sum");
}

int main(void)
{
    static const int sizes[][3] = {{1, 1, 1},     {7, 5, 3},     {8, 48, 20},   {9, 49, 17},    {4, 12, 384},
                                   {5, 13, 385},  {16, 96, 800}, {3, 700, 400}, {65, 33, 1000}, {100, 10, 784},
                                   {30, 1000, 7}, {2, 47, 31},   {12, 16, 16},  {13, 15, 15}};
    check_arguments();
    for (int variant = 0; variant < DZ_VARIANT_COUNT; variant++) {
        if (!dz_has_variant(variant))
            continue;
        int count = (int)(sizeof sizes / sizeof sizes[0]);
        for (int i = 0; i < count; i++) {
            for (int form = 0; form < 4; form++) {
                check_gemm_f32(variant, sizes[i][0], sizes[i][1], sizes[i][2], form & 1, form >> 1);
                check_gemm_f64(variant, sizes[i][0], sizes[i][1], sizes[i][2], form & 1, form >> 1);
            }
        }
        printf("%s: %d sizes\n", dz_variant_name(variant), count);
    }
    printf("%d failures\n", failures);
    return failures != 0;
}
