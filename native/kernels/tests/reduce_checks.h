/* The checks of reduce_test.c for one element type: REAL, its SUFFIX and EPSILON (an ulp of 1). */
#define PASTE_(name, suffix) name##_##suffix
#define PASTE(name, suffix) PASTE_(name, suffix)
#define NAME(name) PASTE(name, SUFFIX)

static int NAME(same)(REAL a, REAL b)
{
    return isnan(a) ? isnan(b) != 0 : a == b && !signbit(a) == !signbit(b);
}

/* Whether y is the fold of n numbers that lie `step` apart, within the bound of dezero_kernels.h. */
static void NAME(check_result)(int variant, int fold, int64_t n, int64_t step, const REAL *x, REAL y, const char *what)
{
    wide result = x[0], sizes = fabsl(result), doublings = 1, bound;
    for (int64_t i = 1; i < n; i++) {
        wide value = x[i * step];
        int greater = value > result || (value == result && !signbit(value) && signbit(result));
        int less = value < result || (value == result && signbit(value) && !signbit(result));
        sizes += fabsl(value);
        doublings += fabsl(value - 1) > 0.01L ? 2 : 0.002L;
        if (fold == DZ_FOLD_SUM || isnan(value) || isnan(result))
            result += value;
        else if (fold == DZ_FOLD_PROD)
            result *= value;
        else if (fold == DZ_FOLD_MAX ? greater : less)
            result = value;
    }
    /* Parts of a product may leave the range where the whole does not: doublings counts roughly how far they may go. */
    if (fold == DZ_FOLD_PROD && doublings > 100)
        return;
    bound = EPSILON / 2 * (fold == DZ_FOLD_SUM ? (16 + log2l(n)) * sizes : n * fabsl(result));
    if (fold == DZ_FOLD_MAX || fold == DZ_FOLD_MIN || !isfinite(result)) {
        if (NAME(same)(y, (REAL)result))
            return;
    } else if (fabsl((wide)y - result) <= bound) {
        return;
    }
    if (++failures <= 40)
        printf("FAIL %s, %s %d of %lld numbers: got %.17g, expected %.17Lg, bound %.3Lg\n", dz_variant_name(variant),
               what, fold, (long long)n, (double)y, result, bound);
}

/* Rows and columns of x, which has gaps that hold NaN; each alone gives the same bits. */
static void NAME(check_matrix)(int variant, int64_t rows, int64_t columns, int64_t step, const REAL *x)
{
    REAL *y = malloc((size_t)(rows + columns + 2) * sizeof(REAL)), alone;
    for (int fold = 0; fold < DZ_FOLD_COUNT; fold++) {
        const REAL mark = -77;
        y[0] = y[rows + 1] = mark;
        check(NAME(dz_fold_rows)(variant, fold, rows, columns, step, x, y + 1) == DZ_OK, "status of rows");
        check(y[0] == mark && y[rows + 1] == mark, "nothing is written beside the rows' results");
        for (int64_t r = 0; r < rows; r++) {
            NAME(check_result)(variant, fold, columns, 1, x + r * step, y[r + 1], "row, fold");
            check(NAME(dz_fold_rows)(variant, fold, 1, columns, step, x + r * step, &alone) == DZ_OK,
                  "status of a row");
            check(NAME(same)(alone, y[r + 1]), "a row alone");
        }
        y[columns + 1] = mark;
        check(NAME(dz_fold_columns)(variant, fold, rows, columns, step, x, y + 1) == DZ_OK, "status of columns");
        check(y[0] == mark && y[columns + 1] == mark, "nothing is written beside the columns' results");
        for (int64_t j = 0; j < columns; j++) {
            NAME(check_result)(variant, fold, rows, step, x + j, y[j + 1], "column, fold");
            if (j % 7 != 0)
                continue;
            check(NAME(dz_fold_columns)(variant, fold, rows, 1, step, x + j, &alone) == DZ_OK, "status of a column");
            check(NAME(same)(alone, y[j + 1]), "a column alone");
        }
    }
    free(y);
}

static void NAME(check_folds)(int variant)
{
    static const int64_t sizes[][2] = {{1, 1},    {1, 16},   {2, 3},    {3, 15},   {15, 17},   {16, 8},     {17, 33},
                                       {31, 7},   {32, 64},  {33, 65},  {48, 127}, {5, 128},   {7, 129},    {2, 1023},
                                       {1, 1024}, {3, 1025}, {64, 130}, {100, 10}, {1000, 10}, {1, 100000}, {20000, 3}};
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        int64_t rows = sizes[s][0], columns = sizes[s][1];
        for (int gap = 0; gap <= 3; gap += 3) {
            /* The last row ends where memory does. */
            int64_t step = columns + gap, size = (rows - 1) * step + columns;
            REAL *x = malloc((size_t)size * sizeof(REAL));
            for (int kind = 0; kind < 6; kind++) {
                for (int64_t i = 0; i < size; i++) {
                    double number = next_number();
                    x[i] = i % step >= columns ? (REAL)NAN
                           : kind == 0         ? (REAL)number
                           : kind == 1         ? (REAL)(1 + number / 1000)
                           : kind == 2         ? (REAL)(number > 0 ? 0.0 : -0.0)
                                               : (REAL)(number - 2);
                }
                if (kind == 3)
                    x[size / 2] = (size / 2) % step < columns ? (REAL)INFINITY : (REAL)NAN;
                if (kind == 4)
                    x[size - 1] = (REAL)NAN;
                if (kind == 5)
                    x[0] = (REAL)NAN;
                NAME(check_matrix)(variant, rows, columns, step, x);
            }
            free(x);
        }
    }

    /* NaN in each place of a row and of a column, and -0 among +0. */
    REAL x[300], y;
    for (int64_t n = 1; n <= 300; n += n < 40 ? 1 : 43) {
        for (int64_t place = 0; place < n; place++) {
            for (int64_t i = 0; i < n; i++)
                x[i] = 1;
            x[place] = (REAL)NAN;
            for (int fold = 0; fold < DZ_FOLD_COUNT; fold++) {
                check(NAME(dz_fold_rows)(variant, fold, 1, n, n, x, &y) == DZ_OK && isnan(y), "NaN in a row");
                check(NAME(dz_fold_columns)(variant, fold, n, 1, 1, x, &y) == DZ_OK && isnan(y), "NaN in a column");
            }
            for (int64_t i = 0; i < n; i++)
                x[i] = 0;
            x[place] = -(REAL)0.0;
            check(NAME(dz_fold_rows)(variant, DZ_FOLD_MIN, 1, n, n, x, &y) == DZ_OK && y == 0 && signbit(y),
                  "-0 in a row");
            check(NAME(dz_fold_columns)(variant, DZ_FOLD_MIN, n, 1, 1, x, &y) == DZ_OK && y == 0 && signbit(y),
                  "-0 in a column");
        }
    }
}

#undef PASTE_
#undef PASTE
#undef NAME
