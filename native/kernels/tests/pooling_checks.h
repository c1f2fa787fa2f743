/* The checks of pooling_test.c for one element type: REAL and its SUFFIX. */
#define PASTE_(name, suffix) name##_##suffix
#define PASTE(name, suffix) PASTE_(name, suffix)
#define NAME(name) PASTE(name, SUFFIX)

/* Equal numbers with equal signs, or both not numbers. */
static int NAME(same)(REAL a, REAL b)
{
    return (a == b && signbit(a) == signbit(b)) || (a != a && b != b);
}

/* Few different numbers, so that there are ties; `special` mixes in zeros of both signs, infinities and NaN. */
static REAL *NAME(cells)(int64_t count, int special)
{
    static const double extremes[] = {0.0, -0.0, INFINITY, -INFINITY, NAN, -INFINITY, -0.0, 0.0};
    REAL *x = malloc((size_t)(count + 1) * sizeof(REAL));
    for (int64_t i = 0; i <= count; i++) {
        double number = next_number();
        x[i] = special && number > 0.3 ? (REAL)extremes[(int)(number * 1e6) % 8] : (REAL)(floor(number * 4) + 0.125);
    }
    x[count] = 777;
    return x;
}

static void NAME(expect)(int variant, const dz_pool *s, const char *what, const REAL *expected, const REAL *actual,
                         int64_t count)
{
    int wrong = actual[count] != 777;
    for (int64_t i = 0; i < count; i++)
        wrong += !NAME(same)(expected[i], actual[i]);
    if (wrong && ++failures <= 40)
        printf("FAIL %s %s of (%d, %d), kernel (%d, %d), stride (%d, %d), pad (%d, %d): %d wrong\n",
               dz_variant_name(variant), what, s->rows.size, s->columns.size, s->rows.kernel, s->columns.kernel,
               s->rows.stride, s->columns.stride, s->rows.pad, s->columns.pad, wrong);
}

/* By the definitions, window by window; index, y and mean have room for all windows, spread for cells. */
static void NAME(reference)(const dz_pool *s, int64_t planes, const REAL *x, const REAL *gy, REAL *y, int64_t *index,
                            REAL *mean, REAL *spread)
{
    int height = s->rows.size, width = s->columns.size;
    REAL *share = malloc((size_t)(width + 1) * sizeof(REAL));
    for (int64_t i = 0; i < planes * height * width; i++)
        spread[i] = 0;
    for (int64_t p = 0; p < planes; p++, x += height * width, spread += height * width) {
        for (int oh = 0; oh < s->rows.windows; oh++) {
            int top = first_cell(&s->rows, oh), bottom = last_cell(&s->rows, oh);
            memset(share, 0, (size_t)width * sizeof(REAL));
            for (int ow = 0; ow < s->columns.windows; ow++, y++, index++, mean++, gy++) {
                int left = first_cell(&s->columns, ow), right = last_cell(&s->columns, ow);
                REAL total = 0, count = (REAL)counted(s, &s->columns, ow) * (REAL)counted(s, &s->rows, oh);
                *y = -(REAL)INFINITY;
                *index = -1;
                for (int h = top; h < bottom; h++) {
                    for (int w = left; w < right; w++) {
                        REAL v = x[h * width + w];
                        if (*index < 0 || v > *y || (v != v && *y == *y)) {
                            *y = v;
                            *index = h * width + w;
                        }
                    }
                }
                for (int w = left; w < right; w++) {
                    REAL sum = 0;
                    for (int h = top; h < bottom; h++)
                        sum += x[h * width + w];
                    total += sum;
                    share[w] += *gy / count;
                }
                *mean = total / count;
            }
            for (int h = top; h < bottom; h++)
                for (int w = 0; w < width; w++)
                    spread[h * width + w] += share[w];
        }
    }
    free(share);
}

static void NAME(check_pool)(int variant, const dz_pool *s, int64_t planes, int special)
{
    int64_t cells = planes * s->rows.size * s->columns.size, windows = planes * s->rows.windows * s->columns.windows;
    REAL *x = NAME(cells)(cells, special), *gy = NAME(cells)(windows, special);
    REAL *y = NAME(cells)(windows, 0), *mean = NAME(cells)(windows, 0), *actual = NAME(cells)(windows, 0);
    REAL *spread = NAME(cells)(cells, 0), *gx = NAME(cells)(cells, 0);
    int64_t *index = malloc((size_t)(windows + 1) * sizeof(int64_t));
    int64_t *at = malloc((size_t)(windows + 1) * sizeof(int64_t));
    NAME(reference)(s, planes, x, gy, y, index, mean, spread);

    check(NAME(dz_max_pool)(variant, s, planes, x, actual, NULL) == DZ_OK, "max");
    NAME(expect)(variant, s, "max", y, actual, windows);
    at[windows] = 777;
    check(NAME(dz_max_pool)(variant, s, planes, x, actual, at) == DZ_OK, "max with index");
    NAME(expect)(variant, s, "max with index", y, actual, windows);
    check(memcmp(at, index, (size_t)windows * sizeof(int64_t)) == 0 && at[windows] == 777, "index");
    check(NAME(dz_average_pool)(variant, s, planes, x, actual) == DZ_OK, "average");
    NAME(expect)(variant, s, "average", mean, actual, windows);
    int expected = dz_average_pool_has_spread(s) ? DZ_OK : DZ_ERROR_WINDOW;
    check(NAME(dz_average_pool_spread)(variant, s, planes, gy, gx) == expected, "spread");
    if (expected == DZ_OK)
        NAME(expect)(variant, s, "spread", spread, gx, cells);
    free(x);
    free(gy);
    free(y);
    free(mean);
    free(actual);
    free(spread);
    free(gx);
    free(index);
    free(at);
}

#undef PASTE_
#undef PASTE
#undef NAME
