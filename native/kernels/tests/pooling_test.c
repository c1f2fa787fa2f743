/*
 * Pooling and its gradients in every variant against the definitions, to the last bit: images around the lanes of a
 * vector, windows that overlap, leave cells out, lie in the padding or jut out; ties, zeros of both signs, infinities
 * and NaN; canaries behind the results; wrong arguments.
 */
#include "checks.h"
#include "dezero_kernels.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int within(int64_t cell, int size)
{
    return (int)(cell < 0 ? 0 : cell > size ? size : cell);
}

static int first_cell(const dz_pool_axis *a, int window)
{
    return within((int64_t)window * a->stride - a->pad, a->size);
}

static int last_cell(const dz_pool_axis *a, int window)
{
    return within((int64_t)window * a->stride - a->pad + a->kernel, a->size);
}

static int counted(const dz_pool *s, const dz_pool_axis *a, int window)
{
    int start = window * a->stride - a->pad, end = start + a->kernel;
    if (!s->count_pad)
        return last_cell(a, window) - first_cell(a, window);
    return (end < a->size + a->pad ? end : a->size + a->pad) - start;
}

#define REAL float
#define SUFFIX f32
#include "pooling_checks.h"
#undef REAL
#undef SUFFIX
#define REAL double
#define SUFFIX f64
#include "pooling_checks.h"

/* All windows that fit, or with `ceil` also one that starts on the axis or its padding and juts out. */
static dz_pool_axis axis(int size, int kernel, int stride, int pad, int ceil)
{
    int room = size + 2 * pad - kernel, windows = (ceil ? room + stride - 1 : room) / stride + 1;
    if (ceil && (windows - 1) * stride >= size + pad)
        windows--;
    return (dz_pool_axis){size, room < 0 ? 0 : windows, kernel, stride, pad};
}

static int check_windows(void)
{
    /* kernel, stride and pad of rows, then of columns. */
    static const int shapes[][6] = {
        {2, 2, 0, 2, 2, 0},  {3, 2, 1, 3, 2, 1},  {3, 1, 1, 3, 1, 1}, {3, 2, 0, 3, 2, 0}, {1, 1, 0, 1, 1, 0},
        {3, 2, 1, 2, 1, 0},  {2, 1, 0, 3, 3, 1},  {2, 3, 0, 2, 3, 0}, {1, 1, 2, 1, 1, 2}, {5, 1, 2, 5, 1, 2},
        {1, 2, 3, 1, 2, 3},  {4, 2, 3, 5, 2, 3},  {2, 2, 1, 2, 2, 1}, {7, 7, 0, 7, 7, 0}, {9, 2, 0, 4, 2, 0},
        {3, 3, 0, 20, 1, 3}, {1, 5, 0, 16, 2, 5},
    };
    static const int sizes[][3] = {{3, 6, 7},  {2, 5, 4},   {1, 1, 1}, {3, 9, 14}, {2, 6, 31},
                                   {2, 7, 33}, {1, 20, 66}, {5, 0, 3}, {4, 2, 0},  {0, 4, 4}};
    int count = 0;
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        for (size_t j = 0; j < sizeof sizes / sizeof sizes[0]; j++) {
            for (int flags = 0; flags < 8; flags++) {
                const int *k = shapes[i];
                dz_pool s = {axis(sizes[j][1], k[0], k[1], k[2], flags & 1),
                             axis(sizes[j][2], k[3], k[4], k[5], flags & 1), flags & 2};
                for (int variant = 0; variant < DZ_VARIANT_COUNT; variant++) {
                    if (!dz_has_variant(variant))
                        continue;
                    check_pool_f32(variant, &s, sizes[j][0], flags & 4);
                    check_pool_f64(variant, &s, sizes[j][0], flags & 4);
                }
                count++;
            }
        }
    }
    return count;
}

static void check_arguments(void)
{
    float memory[64] = {0};
    int64_t index[64] = {0};
    int best = dz_detect_variant();
    dz_pool good = {axis(4, 2, 2, 0, 0), axis(4, 2, 2, 0, 0), 0}, bad = good;
    check(dz_max_pool_f32(best, NULL, 1, memory, memory, NULL) == DZ_ERROR_NULL_POINTER, "null windows");
    check(dz_max_pool_f32(best, &good, 1, NULL, memory, NULL) == DZ_ERROR_NULL_POINTER, "null x");
    check(dz_average_pool_f32(best, &good, -1, memory, memory) == DZ_ERROR_LENGTH, "negative planes");
    check(dz_average_pool_spread_f32(99, &good, 1, memory, memory) == DZ_ERROR_VARIANT, "unknown variant");
    bad.rows.stride = 0;
    check(dz_average_pool_f32(best, &bad, 1, memory, memory) == DZ_ERROR_WINDOW, "stride 0");
    bad = good;
    bad.columns.pad = -1;
    check(dz_max_pool_f32(best, &bad, 1, memory, memory, index) == DZ_ERROR_WINDOW, "negative pad");
    bad = good;
    bad.rows.size = bad.columns.size = 1 << 16;
    check(dz_max_pool_f32(best, &bad, 1, memory, memory, index) == DZ_ERROR_WINDOW, "a plane too large");
    bad = good;
    bad.columns.stride = 3;
    check(dz_average_pool_has_spread(&good) && !dz_average_pool_has_spread(&bad) && !dz_average_pool_has_spread(NULL),
          "has spread");
    check(dz_average_pool_spread_f32(best, &bad, 1, memory, memory) == DZ_ERROR_WINDOW, "no spread");
}

int main(void)
{
    check_arguments();
    int count = check_windows();
    printf("%d windows, %d failures\n", count, failures);
    return failures != 0;
}
