/* The checks of recurrent_test.c for one element type: REAL, its SUFFIX and the TOLERANCE of numbers about 1. */
#define PASTE_(name, suffix) name##_##suffix
#define PASTE(name, suffix) PASTE_(name, suffix)
#define NAME(name) PASTE(name, SUFFIX)

#define GUARD ((REAL)12345)

/* Numbers that no vector is aligned with, and one after them that has to stay. */
static REAL *NAME(numbers)(int count, double scale)
{
    REAL *x = (REAL *)malloc((size_t)(count + 2) * sizeof(REAL)) + 1;
    for (int i = 0; i < count; i++)
        x[i] = (REAL)(scale * next_number());
    x[count] = GUARD;
    return x;
}

static REAL *NAME(copy)(const REAL *x, int count)
{
    REAL *y = NAME(numbers)(count, 0);
    memcpy(y, x, (size_t)(count + 1) * sizeof(REAL));
    return y;
}

static void NAME(expect)(const char *what, int variant, int units, REAL got, long double expected)
{
    if (!(fabsl((long double)got - expected) <= (long double)TOLERANCE * (fabsl(expected) + 1)) && ++failures <= 40)
        printf("FAIL %s %s of %d units: got %.17g, expected %.17Lg\n", dz_variant_name(variant), what, units,
               (double)got, expected);
}

static void NAME(check_lstm)(int variant, int rows, int units)
{
    int n = rows * units;
    REAL *a = NAME(numbers)(4 * n, 3), *c = NAME(numbers)(n, 2), *c1 = NAME(numbers)(n, 1), *h1 = NAME(numbers)(n, 1);
    REAL *gates = NAME(copy)(a, 4 * n), *cell = NAME(copy)(c, n);
    check(NAME(dz_lstm)(variant, rows, units, gates, c, c1, h1) == DZ_OK, "status of a step");
    REAL *gh = NAME(numbers)(n, 1), *gc = NAME(numbers)(n, 1), *ga = NAME(numbers)(4 * n, 1), *gc0 = NAME(copy)(gc, n);
    check(NAME(dz_lstm_gradient)(variant, rows, units, gates, c, c1, gh, gc, ga) == DZ_OK, "status of a gradient");
    for (int p = 0; p < n; p++) {
        int row = p / units, k = p % units, at = 4 * row * units + k;
        long double i = logistic(a[at]), f = logistic(a[at + units]), g = tanhl(a[at + 2 * units]);
        long double o = logistic(a[at + 3 * units]), next = f * c[p] + i * g, y = tanhl(next);
        NAME(expect)("gate i", variant, units, gates[at], i);
        NAME(expect)("gate f", variant, units, gates[at + units], f);
        NAME(expect)("gate g", variant, units, gates[at + 2 * units], g);
        NAME(expect)("gate o", variant, units, gates[at + 3 * units], o);
        NAME(expect)("cell", variant, units, c1[p], next);
        NAME(expect)("state", variant, units, h1[p], o * y);
        long double d = gh[p], e = gc0[p] + d * o * (1 - y * y);
        NAME(expect)("gradient of i", variant, units, ga[at], e * g * i * (1 - i));
        NAME(expect)("gradient of f", variant, units, ga[at + units], e * c[p] * f * (1 - f));
        NAME(expect)("gradient of g", variant, units, ga[at + 2 * units], e * i * (1 - g * g));
        NAME(expect)("gradient of o", variant, units, ga[at + 3 * units], d * y * o * (1 - o));
        NAME(expect)("gradient of the cell", variant, units, gc[p], e * f);
    }
    check(gates[4 * n] == GUARD && ga[4 * n] == GUARD && c1[n] == GUARD && h1[n] == GUARD && gc[n] == GUARD,
          "nothing is written behind the rows of an LSTM");
    memcpy(gates, a, (size_t)(4 * n) * sizeof(REAL));
    check(NAME(dz_lstm)(variant, rows, units, gates, cell, cell, gh) == DZ_OK &&
              memcmp(cell, c1, (size_t)n * sizeof(REAL)) == 0 && memcmp(gh, h1, (size_t)n * sizeof(REAL)) == 0,
          "a cell in place");
    REAL *all[] = {a, c, c1, h1, gates, cell, gh, gc, ga, gc0};
    for (size_t k = 0; k < sizeof all / sizeof all[0]; k++)
        free(all[k] - 1);
}

static void NAME(check_gru)(int variant, int rows, int units)
{
    int n = rows * units;
    REAL *a = NAME(numbers)(3 * n, 3), *u = NAME(numbers)(3 * n, 2), *h = NAME(numbers)(n, 1),
         *h1 = NAME(numbers)(n, 1);
    REAL *gates = NAME(copy)(a, 3 * n), *state = NAME(copy)(h, n);
    check(NAME(dz_gru)(variant, rows, units, gates, u, h, h1) == DZ_OK, "status of a GRU");
    REAL *gh = NAME(numbers)(n, 1), *ga = NAME(numbers)(3 * n, 1), *gu = NAME(numbers)(3 * n, 1),
         *d = NAME(copy)(gh, n);
    check(NAME(dz_gru_gradient)(variant, rows, units, gates, u, h, gh, ga, gu) == DZ_OK, "status of a GRU's gradient");
    for (int p = 0; p < n; p++) {
        int row = p / units, k = p % units, at = 3 * row * units + k;
        long double r = logistic((long double)a[at] + u[at]), z = logistic((long double)a[at + units] + u[at + units]);
        long double un = u[at + 2 * units], m = tanhl(a[at + 2 * units] + r * un);
        NAME(expect)("gate r", variant, units, gates[at], r);
        NAME(expect)("gate z", variant, units, gates[at + units], z);
        NAME(expect)("gate n", variant, units, gates[at + 2 * units], m);
        NAME(expect)("state of a GRU", variant, units, h1[p], (1 - z) * m + z * h[p]);
        long double gn = d[p] * (1 - z) * (1 - m * m), gr = gn * un * r * (1 - r), gz = d[p] * (h[p] - m) * z * (1 - z);
        NAME(expect)("gradient of r", variant, units, ga[at], gr);
        NAME(expect)("gradient of z", variant, units, ga[at + units], gz);
        NAME(expect)("gradient of n", variant, units, ga[at + 2 * units], gn);
        NAME(expect)("gradient of u_r", variant, units, gu[at], gr);
        NAME(expect)("gradient of u_z", variant, units, gu[at + units], gz);
        NAME(expect)("gradient of u_n", variant, units, gu[at + 2 * units], gn * r);
        NAME(expect)("gradient of the state", variant, units, gh[p], d[p] * z);
    }
    check(gates[3 * n] == GUARD && ga[3 * n] == GUARD && gu[3 * n] == GUARD && h1[n] == GUARD && gh[n] == GUARD,
          "nothing is written behind the rows of a GRU");
    memcpy(gates, a, (size_t)(3 * n) * sizeof(REAL));
    check(NAME(dz_gru)(variant, rows, units, gates, u, state, state) == DZ_OK &&
              memcmp(state, h1, (size_t)n * sizeof(REAL)) == 0,
          "a state in place");
    REAL *all[] = {a, u, h, h1, gates, state, gh, ga, gu, d};
    for (size_t k = 0; k < sizeof all / sizeof all[0]; k++)
        free(all[k] - 1);
}

/* Gates that are wide open or shut, and NaN, which stays in its row and unit. */
static void NAME(check_extremes)(int variant)
{
    REAL gates[] = {(REAL)1e4, (REAL)NAN, (REAL)-1e4, 0, (REAL)1e4, 0, (REAL)INFINITY, 0};
    REAL c[] = {5, 1}, c1[2], h1[2];
    check(NAME(dz_lstm)(variant, 1, 2, gates, c, c1, h1) == DZ_OK, "status of extremes");
    check(gates[0] == 1 && gates[2] == 0 && gates[4] == 1 && gates[6] == 1, "open and shut gates");
    check(c1[0] == 1 && isnan(c1[1]) && isnan(h1[1]) && gates[3] == (REAL)0.5, "NaN stays in its unit");
    NAME(expect)("extreme state", variant, 2, h1[0], tanhl(1));
    REAL parts[] = {0, 0, (REAL)1e4, (REAL)-1e4, 0, 3}, u[6] = {0}, h[] = {(REAL)0.25, 9}, next[2];
    check(NAME(dz_gru)(variant, 1, 2, parts, u, h, next) == DZ_OK, "status of a GRU's extremes");
    check(next[0] == h[0], "an open gate z keeps the state");
    NAME(expect)("a shut gate z", variant, 2, next[1], tanhl(3));
}

#undef GUARD
#undef PASTE_
#undef PASTE
#undef NAME
