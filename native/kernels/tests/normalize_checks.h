/* The checks of normalize_test.c for one element type: REAL, its SUFFIX and its EPSILON. */
#define PASTE_(name, suffix) name##_##suffix
#define PASTE(name, suffix) PASTE_(name, suffix)
#define NAME(name) PASTE(name, SUFFIX)

static void NAME(check_statistics)(int variant, const dz_norm *s, const REAL *x, const REAL *mean, const REAL *var)
{
    int64_t run = s->channels / s->groups * s->inner, runs = s->per_sample ? 1 : s->samples;
    int64_t count = statistics(s), step = s->channels * s->inner;
    for (int64_t q = 0; q < count; q++) {
        long double sum = 0, squares = 0, n = (long double)(runs * run);
        for (int64_t i = 0; i < runs * run; i++)
            sum += x[q * run + i / run * step + i % run];
        long double middle = sum / n;
        for (int64_t i = 0; i < runs * run; i++) {
            long double d = x[q * run + i / run * step + i % run] - middle;
            squares += d * d;
        }
        long double exact = squares / n, deviation = sqrtl(exact);
        /* Joining chunks is exact enough for float, and rounds the means of doubles. */
        int64_t joined = sizeof(REAL) == 8 ? 1 + runs * run / 2048 : 0;
        long double unit = EPSILON * (deviation > 0 ? deviation : 1), size = fabsl(middle);
        double mean_error = (double)((fabsl(mean[q] - middle) - (long double)(1 + joined) * EPSILON / 2 * size) / unit);
        double var_error = exact > 0 ? (double)(fabsl(var[q] - exact) / exact / EPSILON) : (double)var[q];
        if (sizeof(REAL) == 8 && deviation > 0)
            var_error -= (double)(size / deviation);
        worst_mean = mean_error > worst_mean ? mean_error : worst_mean;
        worst_var = var_error > worst_var ? var_error : worst_var;
        if (!(mean_error <= MEAN_BOUND && var_error <= VAR_BOUND) && ++failures <= 40)
            printf("FAIL %s statistic %d of (%d, %d, %d): mean off by %g, variance by %g\n", dz_variant_name(variant),
                   (int)q, (int)s->samples, (int)s->channels, (int)s->inner, mean_error, var_error);
    }
}

static void NAME(check_results)(int variant, const dz_norm *s, const REAL *x, const REAL *mean, const REAL *var,
                                const REAL *gamma, const REAL *beta, const REAL *y)
{
    int64_t run = s->channels / s->groups * s->inner, sample = s->channels * s->inner;
    for (int64_t i = 0; i < s->samples * sample; i++) {
        int64_t q = (s->per_sample ? i / sample * s->groups : 0) + i % sample / run, c = i / s->inner % s->channels;
        long double scaled = ((long double)x[i] - mean[q]) / sqrtl((long double)var[q] + EPS);
        long double factor = gamma == NULL ? 1 : gamma[c], shift = beta == NULL ? 0 : beta[c];
        long double exact = scaled * factor + shift;
        long double bound = 2.01L * EPSILON * fabsl(scaled * factor) + 0.51L * EPSILON * fabsl(exact);
        if (!(fabsl(y[i] - exact) <= bound) && ++failures <= 40)
            printf("FAIL %s y of (%d, %d, %d) at %d: got %.9g, expected %.9Lg\n", dz_variant_name(variant),
                   (int)s->samples, (int)s->channels, (int)s->inner, (int)i, (double)y[i], exact);
    }
}

static REAL *NAME(numbers)(int64_t count, double middle, double width)
{
    REAL *x = malloc((size_t)(count + 2) * sizeof(REAL));
    for (int64_t i = 0; i < count + 2; i++)
        x[i] = (REAL)(middle + width * next_number());
    return x;
}

static void NAME(check_norm)(int variant, const dz_norm *s, double middle, double width)
{
    int64_t size = s->samples * s->channels * s->inner, count = statistics(s);
    REAL *x = NAME(numbers)(size, middle, width), *y = NAME(numbers)(size, 0, 1), *again = NAME(numbers)(size, 0, 1);
    REAL *gamma = NAME(numbers)(s->channels, 0, 2), *beta = NAME(numbers)(s->channels, 0, 2);
    REAL *mean = NAME(numbers)(count, 0, 1), *var = NAME(numbers)(count, 0, 1);
    REAL *mean2 = NAME(numbers)(count, 0, 1), *var2 = NAME(numbers)(count, 0, 1);
    y[size] = mean[count] = var[count] = 777;

    check(NAME(dz_normalize)(variant, s, 0, count, 1, EPS, x, NULL, NULL, mean, var, y) == DZ_OK, "plain");
    NAME(check_statistics)(variant, s, x, mean, var);
    NAME(check_results)(variant, s, x, mean, var, NULL, NULL, y);
    check(NAME(dz_normalize)(variant, s, 0, count, 1, EPS, x, gamma, beta, mean, var, y) == DZ_OK, "affine");
    NAME(check_results)(variant, s, x, mean, var, gamma, beta, y);
    check(y[size] == 777 && mean[count] == 777 && var[count] == 777, "nothing is written behind the results");

    /* One at a time, first the statistics, from memory that is not aligned: the same bits. */
    memmove(x + 1, x, (size_t)size * sizeof(REAL));
    for (int64_t q = 0; q < count; q++) {
        check(NAME(dz_normalize)(variant, s, q, 1, 1, EPS, x + 1, NULL, NULL, mean2, var2, NULL) == DZ_OK, "moments");
        check(NAME(dz_normalize)(variant, s, q, 1, 0, EPS, x + 1, gamma, beta, mean2, var2, again + 1) == DZ_OK,
              "given");
    }
    check(memcmp(mean, mean2, (size_t)count * sizeof(REAL)) == 0, "mean alone");
    check(memcmp(var, var2, (size_t)count * sizeof(REAL)) == 0, "variance alone");
    check(memcmp(y, again + 1, (size_t)size * sizeof(REAL)) == 0, "results alone");
    free(x);
    free(y);
    free(again);
    free(gamma);
    free(beta);
    free(mean);
    free(var);
    free(mean2);
    free(var2);
}

/* What is not finite spoils its own statistic and no other. */
static void NAME(check_specials)(int variant)
{
    const dz_norm s = {3, 37, 1, 1, 1};
    REAL *x = NAME(numbers)(3 * 37, 0, 1), *y = NAME(numbers)(3 * 37, 0, 1), mean[3], var[3];
    x[37] = (REAL)NAN;
    check(NAME(dz_normalize)(variant, &s, 0, 3, 1, EPS, x, NULL, NULL, mean, var, y) == DZ_OK, "special");
    check(mean[1] != mean[1] && var[1] != var[1] && y[37] != y[37] && y[73] != y[73], "NaN spoils its row");
    check(isfinite(mean[0]) && isfinite(var[2]) && isfinite(y[36]) && isfinite(y[74]), "NaN stays in its row");
    x[37] = (REAL)INFINITY;
    check(NAME(dz_normalize)(variant, &s, 0, 3, 1, EPS, x, NULL, NULL, mean, var, y) == DZ_OK, "special");
    check(!isfinite(mean[1]) && var[1] != var[1] && isfinite(y[36]) && isfinite(y[74]), "infinity stays in its row");
    for (int i = 0; i < 37; i++)
        x[i] = (REAL)0.1;
    check(NAME(dz_normalize)(variant, &s, 0, 1, 1, EPS, x, NULL, NULL, mean, var, y) == DZ_OK, "constant");
    check(mean[0] == (REAL)0.1 && var[0] >= 0 && var[0] < EPSILON * EPSILON && fabs((double)y[5]) < 10 * EPSILON,
          "constant row");
    free(x);
    free(y);
}

#undef PASTE_
#undef PASTE
#undef NAME
