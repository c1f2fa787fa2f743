/* The checks of softmax_test.c for one element type: REAL, its SUFFIX, EPSILON (an ulp of 1) and DIGITS. */
#define PASTE_(name, suffix) name##_##suffix
#define PASTE(name, suffix) PASTE_(name, suffix)
#define NAME(name) PASTE(name, SUFFIX)

/* An ulp of the exact value, which may be so small that only denormal numbers are near. */
static wide NAME(ulp)(wide exact)
{
    int exponent;
    frexpl(exact, &exponent);
    wide ulp = ldexpl(1, exponent - DIGITS);
    return ulp > SMALLEST ? ulp : SMALLEST;
}

static void NAME(near)(REAL y, wide exact, wide bound, const char *what, int64_t columns, wide distance)
{
    wide error = fabsl((wide)y - exact);
    if ((isnan(exact) && isnan(y)) || (wide)y == exact || error <= bound)
        return;
    if (++failures <= 40)
        printf("FAIL %s, %lld columns, %Lg from the largest: got %.17g, expected %.17Lg, error %.3Lg of the bound\n",
               what, (long long)columns, distance, (double)y, exact, error / bound);
}

/* All four kernels on some rows against long double; x + 1 and y + 1 are as unaligned as they come. */
static void NAME(check_rows)(int variant, int64_t rows, int64_t n, REAL *x)
{
    size_t size = (size_t)(rows * n);
    REAL *y = malloc((size + 2) * sizeof(REAL)), *log_y = malloc((size + 2) * sizeof(REAL));
    REAL *gx = malloc((size + 2) * sizeof(REAL)), *again = malloc((size + 2) * sizeof(REAL));
    int64_t *labels = malloc((size_t)rows * sizeof(int64_t));
    const REAL scale = (REAL)0.375, mark = -77;
    double total = -1;
    y[0] = y[size + 1] = log_y[0] = log_y[size + 1] = gx[0] = gx[size + 1] = mark;
    for (int64_t r = 0; r < rows; r++)
        labels[r] = (r * 7 + n / 2) % n;
    check(NAME(dz_softmax)(variant, rows, n, x, y + 1) == DZ_OK, "status of softmax");
    check(NAME(dz_log_softmax)(variant, rows, n, x, log_y + 1) == DZ_OK, "status of log softmax");
    check(NAME(dz_cross_entropy)(variant, rows, n, x, labels, &total) == DZ_OK, "status of cross entropy");
    check(NAME(dz_cross_entropy_gradient)(variant, rows, n, x, labels, scale, gx + 1) == DZ_OK, "status of a gradient");

    wide sum_of_losses = 0, bound_of_losses = 0;
    for (int64_t r = 0; r < rows; r++) {
        const REAL *row = x + r * n;
        wide max = -INFINITY, sum = 0;
        for (int64_t j = 0; j < n; j++)
            max = row[j] > max ? row[j] : max;
        for (int64_t j = 0; j < n; j++)
            sum += expl(row[j] - max);
        wide terms = 4 + logl(n), of_one = terms * EPSILON;
        for (int64_t j = 0; j < n; j++) {
            int64_t i = r * n + j + 1;
            wide distance = max - row[j], p = expl(-distance) / sum, log_p = -distance - logl(sum);
            NAME(near)(y[i], p, (terms + distance) * NAME(ulp)(p), "softmax", n, distance);
            NAME(near)(log_y[i], log_p, 1.5L * NAME(ulp)(log_p) + of_one, "log softmax", n, distance);
            REAL expected = ((REAL)(y[i] - (REAL)(j == labels[r]))) * scale;
            check(gx[i] == expected || (isnan(gx[i]) && isnan(expected)), "gradient as from softmax");
        }
        wide loss = logl(sum) + max - row[labels[r]];
        sum_of_losses += loss;
        bound_of_losses += 1.5L * NAME(ulp)(loss) + of_one;
    }
    NAME(near)((REAL)total, sum_of_losses, bound_of_losses + NAME(ulp)(sum_of_losses), "cross entropy", n, 0);
    check(y[0] == mark && y[size + 1] == mark && log_y[0] == mark && log_y[size + 1] == mark && gx[0] == mark &&
              gx[size + 1] == mark,
          "nothing is written beside the rows");

    /* In place, and row by row: the same bits. */
    memcpy(again, x, size * sizeof(REAL));
    check(NAME(dz_softmax)(variant, rows, n, again, again) == DZ_OK, "status in place");
    check(memcmp(again, y + 1, size * sizeof(REAL)) == 0, "softmax in place");
    memcpy(again, x, size * sizeof(REAL));
    check(NAME(dz_log_softmax)(variant, rows, n, again, again) == DZ_OK, "status in place");
    check(memcmp(again, log_y + 1, size * sizeof(REAL)) == 0, "log softmax in place");
    memcpy(again, x, size * sizeof(REAL));
    double parts = 0;
    for (int64_t r = 0; r < rows; r++) {
        double part;
        check(NAME(dz_cross_entropy)(variant, 1, n, x + r * n, labels + r, &part) == DZ_OK, "status of a row");
        parts += part;
        check(NAME(dz_cross_entropy_gradient)(variant, 1, n, again + r * n, labels + r, scale, again + r * n) == DZ_OK,
              "status in place");
    }
    check(parts == total || (isnan(parts) && isnan(total)), "cross entropy row by row");
    check(memcmp(again, gx + 1, size * sizeof(REAL)) == 0, "gradient in place, row by row");
    free(y);
    free(log_y);
    free(gx);
    free(again);
    free(labels);
}

static void NAME(check_softmax)(int variant)
{
    static const int64_t columns[] = {1,  2,  3,  4,  5,   7,   8,   9,   10,  15,  16,  17,   31,   32,
                                      33, 63, 64, 65, 100, 255, 256, 257, 511, 512, 513, 1000, 1025, 50000};
    static const double spreads[] = {0, 1, 30, 90, 800};
    REAL *x = malloc((size_t)(3 * 50000 + 1) * sizeof(REAL));
    for (size_t c = 0; c < sizeof columns / sizeof columns[0]; c++) {
        int64_t n = columns[c], rows = n > 1000 ? 1 : n > 100 ? 2 : 5;
        for (size_t s = 0; s < sizeof spreads / sizeof spreads[0]; s++) {
            /* All equal, close, far apart, and beyond what exp reaches; around a number far from 0 too. */
            for (int64_t i = 0; i < rows * n; i++)
                x[i + 1] = (REAL)(spreads[s] * next_number() + (i / n == 1 ? 1000 : 0));
            NAME(check_rows)(variant, rows, n, x + 1);
        }
        if (n == 1)
            continue;

        /* Where there is -infinity among numbers; the largest in the last place; huge numbers. */
        for (int64_t i = 0; i < n; i++)
            x[i + 1] = i % 3 == 1 ? -(REAL)INFINITY : (REAL)next_number();
        x[n] = 5;
        NAME(check_rows)(variant, 1, n, x + 1);
        x[1] = HUGE_NUMBER;
        x[2] = -HUGE_NUMBER / 2;
        NAME(check_rows)(variant, 1, n, x + 1);

        /* Rows that cannot be: NaN in any place, all -infinity, +infinity. Their neighbours stay as they are. */
        for (int bad = 0; bad < 4; bad++) {
            REAL y[4], wanted = (REAL)(1 / (double)n);
            REAL *out = malloc((size_t)(3 * n) * sizeof(REAL));
            for (int64_t i = 0; i < 3 * n; i++)
                x[i] = i / n != 1 ? (REAL)2 : bad == 1 ? -(REAL)INFINITY : (REAL)next_number();
            if (bad != 1)
                x[n + (bad == 0 ? 0 : n - 1)] = bad == 2 ? (REAL)INFINITY : (REAL)NAN;
            check(NAME(dz_softmax)(variant, 3, n, x, out) == DZ_OK, "status of rows that cannot be");
            int spoiled = 1;
            for (int64_t i = n; i < 2 * n; i++)
                spoiled &= isnan(out[i]) != 0;
            y[0] = out[0];
            y[1] = out[3 * n - 1];
            check(spoiled, "NaN, +infinity or only -infinity give NaN");
            check(fabs((double)(y[0] - wanted)) <= 2 * EPSILON * (double)wanted && y[0] == y[1],
                  "their neighbours do not mind");
            free(out);
        }
    }
    free(x);
}

#undef PASTE_
#undef PASTE
#undef NAME
