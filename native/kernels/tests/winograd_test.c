/*
 * Winograd's convolution and its gradients in every variant against loops in double precision, within
 * DZ_WINOGRAD_ERROR: edges, paddings, tiles of several images, more channels than a block, tiles in parts, which
 * change nothing; canaries behind the results; wrong arguments.
 */
#include "checks.h"
#include "dezero_kernels.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Lines of numbers, with gaps that hold NaN. */
static float *numbers(int64_t lines, int64_t length, int64_t step)
{
    float *x = malloc((size_t)(lines * step + 1) * sizeof(float));
    for (int64_t i = 0; i < lines * step; i++)
        x[i] = i % step < length ? (float)next_number() : NAN;
    return x;
}

static dz_window window_of(int channels, int height, int width, int outputs, int pad)
{
    dz_window s = {.channels = channels, .height = height, .width = width, .outputs = outputs};
    s.places_down = height + 2 * pad - 2;
    s.places_across = width + 2 * pad - 2;
    s.kernel_height = s.kernel_width = 3;
    s.pad_height = s.pad_width = pad;
    s.stride_height = s.stride_width = s.dilation_height = s.dilation_width = 1;
    s.x_step = (int64_t)height * width + 3;
    s.y_step = (int64_t)s.places_down * s.places_across + 5;
    return s;
}

static int64_t tiles_of(const dz_window *s)
{
    return (int64_t)((s->places_down + 3) / 4) * ((s->places_across + 3) / 4);
}

static float pixel(const dz_window *s, const float *x, int row, int column)
{
    return row < 0 || row >= s->height || column < 0 || column >= s->width ? 0 : x[row * s->width + column];
}

/* Makes zeros of both signs of some rows and columns of every channel, larger than a window and not aligned to tiles.
 */
static void clear_patch(const dz_window *s, float *x, int64_t channels)
{
    for (int64_t c = 0; c < channels; c++)
        for (int row = 2; row < s->height && row < 9; row++)
            for (int column = s->width / 3; column < s->width && column < s->width / 3 + 6; column++)
                x[c * s->x_step + row * s->width + column] = c % 2 == 0 ? 0.0f : -0.0f;
}

static void check_near(int variant, const dz_window *s, const char *what, float actual, double sum, double size)
{
    if (fabs(actual - sum) <= DZ_WINOGRAD_ERROR * size)
        return;
    if (++failures <= 40)
        printf("FAIL %s %s of (%d, %d, %d), %d outputs, pad %d: got %.9g, expected %.9g, %.3g of the bound\n",
               dz_variant_name(variant), what, s->channels, s->height, s->width, s->outputs, s->pad_height,
               (double)actual, sum, fabs(actual - sum) / size / DZ_WINOGRAD_ERROR);
}

static float *new_scratch(int variant, const dz_window *s)
{
    size_t bytes = (size_t)dz_winograd_scratch(variant, s->channels, s->outputs) * sizeof(float);
    float *scratch = malloc(bytes < DZ_SCRATCH ? DZ_SCRATCH : bytes);
    memset(scratch, 0xff, bytes < DZ_SCRATCH ? DZ_SCRATCH : bytes);
    return scratch;
}

static void check_forward(int variant, const dz_window *s, int images, int turned)
{
    int rows = dz_tile_rows(variant), channels = s->channels, outputs = s->outputs;
    int64_t places = (int64_t)s->places_down * s->places_across, x_image = channels * s->x_step;
    int64_t y_image = outputs * s->y_step, point = (int64_t)(outputs + rows - 1) / rows * rows * channels + 7;
    int64_t tiles = images * tiles_of(s), y_size = images * y_image;
    float *x = numbers((int64_t)images * channels, (int64_t)s->height * s->width, s->x_step);
    clear_patch(s, x, images * channels);
    float *w = numbers((int64_t)outputs * channels, 9, 9), *bias = numbers(1, outputs, outputs);
    float *packed = malloc((size_t)(36 * point) * sizeof(float)), *scratch = new_scratch(variant, s);
    float *y = malloc((size_t)y_size * sizeof(float)), *y2 = malloc((size_t)y_size * sizeof(float));
    for (int64_t i = 0; i < y_size; i++)
        y[i] = y2[i] = 777;
    /* Turned weights have inputs and outputs exchanged, as the gradient for x needs them. */
    int64_t line = turned ? 9 : 9 * channels, inner = turned ? 9 * outputs : 9;
    check(dz_winograd_pack_f32(variant, outputs, channels, line, inner, turned, w, packed, point, scratch) == DZ_OK,
          "pack");
    check(dz_winograd_f32(variant, s, x_image, y_image, x, packed, point, bias, 0, y, 0, tiles, scratch) == DZ_OK,
          "all");
    int64_t half = tiles * 2 / 5;
    check(dz_winograd_f32(variant, s, x_image, y_image, x, packed, point, bias, 0, y2, half, tiles - half, scratch) ==
              DZ_OK,
          "second part");
    check(dz_winograd_f32(variant, s, x_image, y_image, x, packed, point, bias, 0, y2, 0, half, scratch) == DZ_OK,
          "first part");
    check(memcmp(y, y2, (size_t)y_size * sizeof(float)) == 0, "parts give the same numbers");
    for (int64_t i = 0; i < y_size; i++) {
        int64_t image = i / y_image, o = i % y_image / s->y_step, p = i % s->y_step;
        if (p >= places) {
            check(y[i] == 777, "nothing is written behind the places");
            continue;
        }
        int row = (int)(p / s->places_across) - s->pad_height, column = (int)(p % s->places_across) - s->pad_width;
        double sum = bias[o];
        int seen = 0;
        for (int c = 0; c < channels; c++)
            for (int k = 0; k < 9; k++) {
                float now = pixel(s, x + image * x_image + c * s->x_step, row + k / 3, column + k % 3);
                sum += (double)w[o * line + c * inner + (turned ? 8 - k : k)] * now;
                seen |= now != 0;
            }
        check(seen || y[i] == bias[o], "a window of zeros gives the bias exactly");
        check_near(variant, s, turned ? "turned" : "forward", y[i], sum, channels + 1);
    }
    static const int functions[] = {0, DZ_UNARY_RELU, DZ_UNARY_SIGMOID, DZ_UNARY_TANH};
    for (int activation = DZ_ACTIVATION_RELU; activation < DZ_ACTIVATION_COUNT; activation++) {
        check(dz_winograd_f32(variant, s, x_image, y_image, x, packed, point, bias, activation, y2, 0, tiles,
                              scratch) == DZ_OK,
              "with an activation");
        for (int64_t i = 0; i < images * outputs; i++) {
            float *before = y + i * s->y_step;
            check(dz_unary_f32(variant, functions[activation], places, before, scratch) == DZ_OK, "unary");
            check(memcmp(scratch, y2 + i * s->y_step, (size_t)places * sizeof(float)) == 0,
                  "an activation gives the bits that it gives after");
        }
    }
    free(x);
    free(w);
    free(bias);
    free(packed);
    free(scratch);
    free(y);
    free(y2);
}

static void check_gradient(int variant, const dz_window *s, int images)
{
    int channels = s->channels, outputs = s->outputs, parts = 2;
    int64_t places = (int64_t)s->places_down * s->places_across, x_image = channels * s->x_step;
    int64_t y_image = outputs * s->y_step, tiles = images * tiles_of(s), half = tiles / 3 + 1;
    int64_t step = channels + 2, point = outputs * step, part = 36 * point;
    float *x = numbers((int64_t)images * channels, (int64_t)s->height * s->width, s->x_step);
    float *gy = numbers((int64_t)images * outputs, places, s->y_step), *scratch = new_scratch(variant, s);
    float *sums = malloc((size_t)(parts * part) * sizeof(float)),
          *gw = malloc((size_t)(channels * 9 + 1) * sizeof(float));
    for (int64_t i = 0; i < parts * part; i++)
        sums[i] = 777;
    if (half >= tiles)
        parts = 1, half = tiles;
    check(dz_winograd_gradient_f32(variant, s, x_image, y_image, x, gy, 0, half, sums, step, point, scratch) == DZ_OK,
          "first part");
    if (parts == 2)
        check(dz_winograd_gradient_f32(variant, s, x_image, y_image, x, gy, half, tiles - half, sums + part, step,
                                       point, scratch) == DZ_OK,
              "second part");
    for (int64_t i = 0; i < parts * part; i++)
        check(i % step < channels || sums[i] == 777, "nothing is written behind the channels");
    for (int o = 0; o < outputs; o++) {
        gw[channels * 9] = 777;
        check(dz_winograd_unpack_f32(variant, parts, part, channels, sums + o * step, point, gw) == DZ_OK, "unpack");
        check(gw[channels * 9] == 777, "nothing is written behind the weights");
        for (int k = 0; k < channels * 9; k++) {
            double sum = 0;
            for (int64_t i = 0; i < images * places; i++) {
                int64_t image = i / places, p = i % places;
                int row = (int)(p / s->places_across) - s->pad_height + k % 9 / 3;
                int column = (int)(p % s->places_across) - s->pad_width + k % 3;
                sum += (double)gy[image * y_image + o * s->y_step + p] *
                       pixel(s, x + image * x_image + k / 9 * s->x_step, row, column);
            }
            check_near(variant, s, "weight gradient", gw[k], sum, (double)(images * places));
        }
    }
    free(x);
    free(gy);
    free(scratch);
    free(sums);
    free(gw);
}

static void check_arguments(void)
{
    float memory[64] = {0};
    int best = dz_detect_variant();
    dz_window good = window_of(1, 4, 4, 1, 0), bad = good;
    check(dz_winograd_scratch(best, 3, 5) > 0 && dz_winograd_scratch(99, 3, 5) == 0, "scratch");
    check(dz_winograd_pack_f32(best, -1, 1, 9, 9, 0, memory, memory, 1, memory) == DZ_ERROR_LENGTH, "negative lines");
    check(dz_winograd_pack_f32(best, 1, 1, 9, 9, 0, memory, memory, 1, NULL) == DZ_ERROR_NULL_POINTER, "null scratch");
    check(dz_winograd_pack_f32(99, 1, 1, 9, 9, 0, memory, memory, 1, memory) == DZ_ERROR_VARIANT, "unknown variant");
    check(dz_winograd_f32(best, NULL, 0, 0, memory, memory, 1, NULL, 0, memory, 0, 1, memory) == DZ_ERROR_NULL_POINTER,
          "null window");
    check(dz_winograd_f32(best, &good, 0, 0, memory, memory, 1, NULL, 0, memory, -1, 1, memory) == DZ_ERROR_LENGTH,
          "negative tile");
    check(dz_winograd_f32(best, &good, 0, 0, memory, memory, 1, NULL, -1, memory, 0, 1, memory) == DZ_ERROR_FUNCTION,
          "negative activation");
    check(dz_winograd_gradient_f32(best, &good, 0, 0, memory, memory, 0, 0, memory, 1, 1, memory) == DZ_ERROR_LENGTH,
          "no tiles");
    check(dz_winograd_unpack_f32(best, 0, 0, 1, memory, 1, memory) == DZ_ERROR_LENGTH, "no parts");
    check(dz_winograd_unpack_f32(99, 1, 0, 1, memory, 1, memory) == DZ_ERROR_VARIANT, "unknown variant");
    bad.stride_width = 2;
    check(dz_winograd_f32(best, &bad, 0, 0, memory, memory, 1, NULL, 0, memory, 0, 1, memory) == DZ_ERROR_WINDOW,
          "a stride");
    bad = good;
    bad.kernel_height = 5;
    check(dz_winograd_f32(best, &bad, 0, 0, memory, memory, 1, NULL, 0, memory, 0, 1, memory) == DZ_ERROR_WINDOW,
          "another kernel");
}

int main(void)
{
    /* images, then the window */
    const struct {
        int images, channels, height, width, outputs, pad;
    } cases[] = {
        {3, 8, 13, 15, 18, 1}, {2, 70, 5, 6, 33, 1}, {7, 16, 4, 4, 16, 1},  {1, 3, 30, 41, 5, 1},
        {2, 20, 9, 70, 9, 0},  {2, 2, 8, 7, 3, 2},   {1, 2, 12, 13, 4, -1}, {1, 400, 6, 6, 8, 1},
        {9, 1, 3, 3, 1, 1},    {2, 5, 1, 2, 50, 1},  {1, 33, 7, 300, 2, 1},
    };
    int count = (int)(sizeof cases / sizeof cases[0]);
    check_arguments();
    for (int variant = 0; variant < DZ_VARIANT_COUNT; variant++) {
        if (!dz_has_variant(variant))
            continue;
        for (int i = 0; i < count; i++) {
            dz_window s = window_of(cases[i].channels, cases[i].height, cases[i].width, cases[i].outputs, cases[i].pad);
            check_forward(variant, &s, cases[i].images, i % 2);
            check_forward(variant, &s, cases[i].images, 1 - i % 2);
            check_gradient(variant, &s, cases[i].images);
        }
        printf("%s: %d windows\n", dz_variant_name(variant), count);
    }
    printf("%d failures\n", failures);
    return failures != 0;
}
