/* The checks of convolution_test.c for one element type: REAL, its SUFFIX and the TOLERANCE for the sum of magnitudes.
 */
#define PASTE_(name, suffix) name##_##suffix
#define PASTE(name, suffix) PASTE_(name, suffix)
#define NAME(name) PASTE(name, SUFFIX)

static REAL *NAME(numbers)(int64_t lines, int64_t length, int64_t step)
{
    REAL *x = malloc((size_t)(lines * step + 1) * sizeof(REAL));
    for (int64_t i = 0; i < lines * step; i++)
        x[i] = i % step < length ? (REAL)next_number() : (REAL)NAN;
    return x;
}

static void NAME(check_near)(int variant, const dz_window *s, const char *what, REAL actual, long double sum,
                             long double size)
{
    if (fabsl((long double)actual - sum) <= TOLERANCE * (size + 1))
        return;
    if (++failures <= 40)
        printf("FAIL %s %s of (%d, %d, %d), %d outputs, kernel (%d, %d): got %.9g, expected %.9Lg\n",
               dz_variant_name(variant), what, s->channels, s->height, s->width, s->outputs, s->kernel_height,
               s->kernel_width, (double)actual, sum);
}

/* That z is the activation of y, to the bit. */
static void NAME(check_activation)(int variant, int activation, int64_t n, const REAL *y, const REAL *z)
{
    static const int functions[] = {0, DZ_UNARY_RELU, DZ_UNARY_SIGMOID, DZ_UNARY_TANH};
    REAL *expected = malloc((size_t)(n + 1) * sizeof(REAL));
    check(NAME(dz_unary)(variant, functions[activation], n, y, expected) == DZ_OK, "unary");
    check(memcmp(expected, z, (size_t)n * sizeof(REAL)) == 0, "an activation gives the bits that it gives after");
    free(expected);
}

static void NAME(check_forward)(int variant, const dz_window *s)
{
    int rows = dz_tile_rows(variant), area = s->kernel_height * s->kernel_width, inner = s->channels * area;
    int64_t all = (int64_t)s->places_down * s->places_across, blocks = (s->outputs + rows - 1) / rows;
    REAL *x = NAME(numbers)(s->channels, (int64_t)s->height * s->width, s->x_step);
    REAL *w = NAME(numbers)(s->outputs, inner, inner), *bias = NAME(numbers)(1, s->outputs, s->outputs);
    REAL *packed = calloc((size_t)(blocks * inner * rows), sizeof(REAL));
    REAL *y = malloc((size_t)(s->outputs * s->y_step) * sizeof(REAL)), *scratch = malloc(DZ_SCRATCH);
    for (int o = 0; o < s->outputs; o++)
        for (int k = 0; k < inner; k++)
            packed[((int64_t)(o / rows) * inner + k) * rows + o % rows] = w[o * inner + k];
    for (int64_t i = 0; i < s->outputs * s->y_step; i++)
        y[i] = 777;

    /* In two parts, the second with a bias. */
    int64_t half = all / 2;
    check(NAME(dz_convolution)(variant, s, x, packed, NULL, 0, y, 0, half, scratch) == DZ_OK, "first part");
    check(NAME(dz_convolution)(variant, s, x, packed, bias, 0, y, half, all - half, scratch) == DZ_OK, "second part");
    for (int o = 0; o < s->outputs; o++) {
        for (int64_t p = 0; p < s->y_step; p++) {
            if (p >= all) {
                check(y[o * s->y_step + p] == 777, "nothing is written behind the places");
                continue;
            }
            long double sum = p < half ? 0 : bias[o], size = fabsl(sum);
            for (int k = 0; k < inner; k++) {
                int64_t at = pixel(s, k % area / s->kernel_width, k % s->kernel_width, p);
                if (at < 0)
                    continue;
                long double product = (long double)w[o * inner + k] * x[k / area * s->x_step + at];
                sum += product;
                size += fabsl(product);
            }
            NAME(check_near)(variant, s, "convolution", y[o * s->y_step + p], sum, size);
        }
    }
    REAL *z = malloc((size_t)(s->outputs * s->y_step) * sizeof(REAL));
    for (int activation = DZ_ACTIVATION_RELU; activation < DZ_ACTIVATION_COUNT; activation++) {
        check(NAME(dz_convolution)(variant, s, x, packed, NULL, activation, z, 0, half, scratch) == DZ_OK, "first");
        check(NAME(dz_convolution)(variant, s, x, packed, bias, activation, z, half, all - half, scratch) == DZ_OK,
              "second");
        for (int o = 0; o < s->outputs; o++)
            NAME(check_activation)(variant, activation, all, y + o * s->y_step, z + o * s->y_step);
    }
    free(z);
    free(x);
    free(w);
    free(bias);
    free(packed);
    free(y);
    free(scratch);
}

static void NAME(check_data)(int variant, const dz_window *s)
{
    enum { IMAGES = 3 };
    int rows = dz_tile_rows(variant), area = s->kernel_height * s->kernel_width, lines = s->channels * area;
    int64_t places = (int64_t)s->places_down * s->places_across, pixels = (int64_t)s->height * s->width;
    int64_t x_image = s->channels * s->x_step, y_image = s->outputs * s->y_step, size = IMAGES * x_image,
            blocks = (lines + rows - 1) / rows, half = s->channels / 3;
    REAL *gy = NAME(numbers)(IMAGES * s->outputs, places, s->y_step), *w = NAME(numbers)(s->outputs, lines, lines);
    REAL *bias = NAME(numbers)(1, s->channels, s->channels), *scratch = malloc(DZ_SCRATCH);
    REAL *packed = malloc((size_t)(blocks * rows * s->outputs + 1) * sizeof(REAL));
    REAL *gx = malloc((size_t)(size + 1) * sizeof(REAL)), *gx2 = malloc((size_t)(size + 1) * sizeof(REAL));
    long double *sums = calloc((size_t)(size + 1), sizeof *sums), *sizes = calloc((size_t)(size + 1), sizeof *sizes);
    for (int64_t i = 0; i < size; i++)
        gx[i] = gx2[i] = 777;
    check(NAME(dz_pack)(variant, lines, s->outputs, 1, lines, w, packed) == DZ_OK, "pack");
    check(NAME(dz_convolution_data)(variant, s, IMAGES, x_image, y_image, gy, packed, bias, gx, 0, s->channels,
                                    scratch) == DZ_OK,
          "data");
    check(NAME(dz_convolution_data)(variant, s, IMAGES, x_image, y_image, gy, packed, bias, gx2, half,
                                    s->channels - half, scratch) == DZ_OK &&
              NAME(dz_convolution_data)(variant, s, 1, x_image, y_image, gy, packed, bias, gx2, 0, half, scratch) ==
                  DZ_OK &&
              NAME(dz_convolution_data)(variant, s, IMAGES - 1, x_image, y_image, gy + y_image, packed, bias,
                                        gx2 + x_image, 0, half, scratch) == DZ_OK,
          "data in parts");
    check(memcmp(gx, gx2, (size_t)size * sizeof(REAL)) == 0, "parts give the same numbers");
    for (int64_t k = 0; k < lines; k++) {
        for (int64_t p = 0; p < IMAGES * places; p++) {
            int64_t image = p / places, at = pixel(s, k % area / s->kernel_width, k % s->kernel_width, p % places);
            if (at < 0)
                continue;
            for (int o = 0; o < s->outputs; o++) {
                long double product = (long double)w[o * lines + k] * gy[image * y_image + o * s->y_step + p % places];
                sums[image * x_image + k / area * s->x_step + at] += product;
                sizes[image * x_image + k / area * s->x_step + at] += fabsl(product);
            }
        }
    }
    for (int64_t i = 0; i < size; i++) {
        if (i % s->x_step >= pixels)
            check(gx[i] == 777, "nothing is written behind the pixels");
        else
            NAME(check_near)(variant, s, "data gradient", gx[i], sums[i] + bias[i % x_image / s->x_step], sizes[i]);
    }
    free(gy);
    free(w);
    free(bias);
    free(scratch);
    free(packed);
    free(gx);
    free(gx2);
    free(sums);
    free(sizes);
}

static void NAME(check_weights)(int variant, const dz_window *s)
{
    enum { IMAGES = 3 };
    int area = s->kernel_height * s->kernel_width, inner = s->channels * area;
    int64_t all = (int64_t)s->places_down * s->places_across, x_image = s->channels * s->x_step;
    int64_t y_image = s->outputs * s->y_step;
    REAL *x = NAME(numbers)(IMAGES * s->channels, (int64_t)s->height * s->width, s->x_step);
    REAL *gy = NAME(numbers)(IMAGES * s->outputs, all, s->y_step);
    REAL *gw = NAME(numbers)(s->outputs, inner, inner), *before = malloc((size_t)(s->outputs * inner) * sizeof(REAL));
    REAL *scratch = malloc(DZ_SCRATCH);
    memcpy(before, gw, (size_t)(s->outputs * inner) * sizeof(REAL));
    check(NAME(dz_convolution_weights)(variant, s, IMAGES, x_image, y_image, x, gy, gw, scratch) == DZ_OK, "weights");
    for (int o = 0; o < s->outputs; o++) {
        for (int k = 0; k < inner; k++) {
            long double sum = before[o * inner + k], size = fabsl(sum);
            for (int image = 0; image < IMAGES; image++) {
                for (int64_t p = 0; p < all; p++) {
                    int64_t at = pixel(s, k % area / s->kernel_width, k % s->kernel_width, p);
                    if (at < 0)
                        continue;
                    long double product = (long double)gy[image * y_image + o * s->y_step + p] *
                                          x[image * x_image + k / area * s->x_step + at];
                    sum += product;
                    size += fabsl(product);
                }
            }
            NAME(check_near)(variant, s, "weight gradient", gw[o * inner + k], sum, size);
        }
    }
    free(x);
    free(gy);
    free(gw);
    free(before);
    free(scratch);
}

/* One plane of the window, with one output. */
static void NAME(check_depthwise)(int variant, const dz_window *window)
{
    enum { IMAGES = 3 };
    dz_window plane = *window, *s = &plane;
    s->channels = s->outputs = 1;
    int area = s->kernel_height * s->kernel_width;
    int64_t all = (int64_t)s->places_down * s->places_across;
    REAL *x = NAME(numbers)(IMAGES, (int64_t)s->height * s->width, s->x_step);
    REAL *gy = NAME(numbers)(IMAGES, all, s->y_step), *w = NAME(numbers)(1, area, area), bias = (REAL)0.75;
    REAL *y = malloc((size_t)s->y_step * sizeof(REAL)), *gw = malloc((size_t)(area + 1) * sizeof(REAL));
    for (int64_t p = 0; p < s->y_step; p++)
        y[p] = 777;
    gw[area] = 777;
    check(NAME(dz_depthwise)(variant, s, x, w, &bias, 0, y) == DZ_OK, "depthwise");
    for (int64_t p = 0; p < s->y_step; p++) {
        if (p >= all) {
            check(y[p] == 777, "nothing is written behind the places");
            continue;
        }
        long double sum = bias, size = bias;
        for (int k = 0; k < area; k++) {
            int64_t at = pixel(s, k / s->kernel_width, k % s->kernel_width, p);
            if (at < 0)
                continue;
            sum += (long double)w[k] * x[at];
            size += fabsl((long double)w[k] * x[at]);
        }
        NAME(check_near)(variant, s, "depthwise", y[p], sum, size);
    }
    REAL *z = malloc((size_t)s->y_step * sizeof(REAL));
    for (int activation = DZ_ACTIVATION_RELU; activation < DZ_ACTIVATION_COUNT; activation++) {
        check(NAME(dz_depthwise)(variant, s, x, w, &bias, activation, z) == DZ_OK, "depthwise with an activation");
        NAME(check_activation)(variant, activation, all, y, z);
    }
    free(z);
    check(NAME(dz_depthwise_weights)(variant, s, IMAGES, s->x_step, s->y_step, x, gy, gw) == DZ_OK, "weights");
    check(gw[area] == 777, "nothing is written behind the weights");
    for (int k = 0; k < area; k++) {
        long double sum = 0, size = 0;
        for (int64_t i = 0; i < IMAGES * all; i++) {
            int64_t at = pixel(s, k / s->kernel_width, k % s->kernel_width, i % all);
            if (at < 0)
                continue;
            long double product = (long double)gy[i / all * s->y_step + i % all] * x[i / all * s->x_step + at];
            sum += product;
            size += fabsl(product);
        }
        NAME(check_near)(variant, s, "depthwise weights", gw[k], sum, size);
    }
    free(x);
    free(gy);
    free(w);
    free(y);
    free(gw);
}

#undef PASTE_
#undef PASTE
#undef NAME
