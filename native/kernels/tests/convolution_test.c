/*
 * Convolution and its gradients in every variant against loops in long double: shapes that reach every tile,
 * edge, stride and block; places in parts; activations against those applied after; canaries behind the results; wrong
 * arguments.
 */
#include "checks.h"
#include "dezero_kernels.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int places(int size, int kernel, int stride, int pad, int dilation)
{
    return (size + 2 * pad - dilation * (kernel - 1) - 1) / stride + 1;
}

static dz_window window_of(int channels, int height, int width, int outputs, int kh, int kw, int stride, int pad,
                           int dilation)
{
    dz_window s = {0, 0, channels, height, width, outputs, 0, 0, kh, kw, stride, stride, pad, pad, dilation, dilation};
    s.places_down = places(height, kh, stride, pad, dilation);
    s.places_across = places(width, kw, stride, pad, dilation);
    s.x_step = (int64_t)height * width + 3; /* gaps, which hold NaN */
    s.y_step = (int64_t)s.places_down * s.places_across + 5;
    return s;
}

/* The pixel that cell (i, j) sees at a place, or -1 beyond the edges. */
static int64_t pixel(const dz_window *s, int i, int j, int64_t place)
{
    int64_t row = place / s->places_across * s->stride_height - s->pad_height + (int64_t)i * s->dilation_height;
    int64_t column = place % s->places_across * s->stride_width - s->pad_width + (int64_t)j * s->dilation_width;
    return row < 0 || row >= s->height || column < 0 || column >= s->width ? -1 : row * s->width + column;
}

static const dz_window *windows(int *count)
{
    static dz_window all[24];
    int n = 0;
    all[n++] = window_of(3, 8, 7, 5, 3, 3, 1, 1, 1);
    all[n++] = window_of(1, 28, 28, 16, 3, 3, 1, 1, 1);
    all[n++] = window_of(70, 6, 5, 19, 3, 3, 1, 1, 1);
    all[n++] = window_of(130, 5, 7, 9, 2, 2, 1, 0, 1);
    all[n++] = window_of(2, 4, 150, 8, 3, 3, 1, 1, 1);
    all[n++] = window_of(3, 23, 21, 7, 7, 7, 2, 3, 1);
    all[n++] = window_of(4, 9, 70, 6, 3, 3, 2, 1, 1);
    all[n++] = window_of(2, 17, 18, 4, 3, 3, 3, 2, 1);
    all[n++] = window_of(2, 13, 14, 3, 3, 2, 1, 3, 3);
    all[n++] = window_of(400, 1, 37, 23, 1, 1, 1, 0, 1);
    all[n++] = window_of(5, 1, 1, 2, 1, 1, 1, 0, 1);
    all[n++] = window_of(2, 2, 2, 1, 3, 3, 1, 4, 1);
    all[n++] = window_of(1, 40, 33, 3, 30, 32, 1, 0, 1);
    all[n++] = window_of(2, 9, 1, 66, 3, 1, 1, 1, 1);
    all[n++] = window_of(0, 3, 3, 4, 3, 3, 1, 1, 1);
    all[n++] = window_of(11, 14, 29, 130, 3, 3, 2, 1, 1);
    all[n++] = window_of(3, 9, 700, 5, 5, 4, 2, 2, 1); /* rows of places in parts */
    all[n++] = window_of(2, 1, 900, 400, 1, 7, 3, 3, 2);
    all[n++] = window_of(9, 12, 13, 3, 2, 2, 5, 0, 1);
    all[n] = window_of(5, 10, 31, 4, 3, 3, 1, 1, 1);
    all[n].stride_height = 3; /* another stride down than across */
    all[n].places_down = 4;
    n++;
    all[n] = window_of(3, 8, 9, 4, 3, 3, 1, 0, 1);
    all[n].pad_height = all[n].pad_width = -1; /* cuts the edges off */
    all[n].places_down = 4;
    all[n].places_across = 5;
    n++;
    *count = n;
    return all;
}

#define REAL float
#define SUFFIX f32
#define TOLERANCE 2e-6
#include "convolution_checks.h"
#undef REAL
#undef SUFFIX
#undef TOLERANCE
#define REAL double
#define SUFFIX f64
#define TOLERANCE 4e-15
#include "convolution_checks.h"

static void check_arguments(void)
{
    float memory[64] = {0};
    static float scratch[DZ_SCRATCH / sizeof(float)];
    int best = dz_detect_variant();
    dz_window good = window_of(1, 4, 4, 1, 3, 3, 1, 0, 1), bad = good;
    check(dz_tile_rows(best) > 0 && dz_tile_rows(99) == 0, "rows");
    check(dz_convolution_f32(best, NULL, memory, memory, NULL, 0, memory, 0, 1, scratch) == DZ_ERROR_NULL_POINTER,
          "null window");
    check(dz_convolution_f32(best, &good, NULL, memory, NULL, 0, memory, 0, 1, scratch) == DZ_ERROR_NULL_POINTER,
          "null x");
    check(dz_convolution_f32(best, &good, memory, memory, NULL, 0, memory, 0, 1, NULL) == DZ_ERROR_NULL_POINTER,
          "null scratch");
    check(dz_convolution_f32(best, &good, memory, memory, NULL, 0, memory, 3, 2, scratch) == DZ_ERROR_LENGTH,
          "places beyond the last");
    check(dz_convolution_f32(best, &good, memory, memory, NULL, 0, memory, 0, -1, scratch) == DZ_ERROR_LENGTH,
          "negative count");
    check(dz_convolution_f32(99, &good, memory, memory, NULL, 0, memory, 0, 1, scratch) == DZ_ERROR_VARIANT,
          "unknown variant");
    check(dz_convolution_f32(best, &good, memory, memory, NULL, DZ_ACTIVATION_COUNT, memory, 0, 1, scratch) ==
              DZ_ERROR_FUNCTION,
          "unknown activation");
    check(dz_depthwise_f32(best, &good, memory, memory, NULL, -1, memory) == DZ_ERROR_FUNCTION, "negative activation");
    check(dz_convolution_data_f32(best, &good, 1, 0, 0, memory, memory, NULL, memory, 0, 2, scratch) == DZ_ERROR_LENGTH,
          "channels beyond the last");
    check(dz_convolution_data_f32(best, &good, 1, 0, 0, NULL, memory, NULL, memory, 0, 1, scratch) ==
              DZ_ERROR_NULL_POINTER,
          "null gradient");
    bad.outputs = 2;
    check(dz_depthwise_f32(best, &bad, memory, memory, NULL, 0, memory) == DZ_ERROR_WINDOW, "two outputs of a plane");
    check(dz_depthwise_f32(best, &good, memory, NULL, NULL, 0, memory) == DZ_ERROR_NULL_POINTER, "null weights");
    check(dz_depthwise_weights_f32(best, &good, -1, 0, 0, memory, memory, memory) == DZ_ERROR_LENGTH,
          "negative images of a plane");
    bad = good;
    bad.stride_width = 0;
    check(dz_convolution_f32(best, &bad, memory, memory, NULL, 0, memory, 0, 1, scratch) == DZ_ERROR_WINDOW,
          "stride 0");
    bad = good;
    bad.kernel_height = 33;
    bad.kernel_width = 32;
    check(dz_convolution_weights_f32(best, &bad, 1, 0, 0, memory, memory, memory, scratch) == DZ_ERROR_WINDOW,
          "a window too large");
    check(dz_convolution_weights_f32(best, &good, -1, 0, 0, memory, memory, memory, scratch) == DZ_ERROR_LENGTH,
          "negative images");
    check(dz_convolution_weights_f32(best, &good, 1, 0, 0, memory, NULL, memory, scratch) == DZ_ERROR_NULL_POINTER,
          "null gy");
}

int main(void)
{
    check_arguments();
    int count;
    const dz_window *all = windows(&count);
    for (int variant = 0; variant < DZ_VARIANT_COUNT; variant++) {
        if (!dz_has_variant(variant))
            continue;
        for (int i = 0; i < count; i++) {
            check_forward_f32(variant, &all[i]);
            check_forward_f64(variant, &all[i]);
            check_data_f32(variant, &all[i]);
            check_data_f64(variant, &all[i]);
            check_weights_f32(variant, &all[i]);
            check_weights_f64(variant, &all[i]);
            check_depthwise_f32(variant, &all[i]);
            check_depthwise_f64(variant, &all[i]);
        }
        printf("%s: %d windows\n", dz_variant_name(variant), count);
    }
    printf("%d failures\n", failures);
    return failures != 0;
}
