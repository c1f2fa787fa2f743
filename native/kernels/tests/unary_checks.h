/* The checks of unary_test.c for one element type: BITS is 32 or 64. No include guard: it is included for each. */
#if BITS == 32
#define REAL float
#define UNSIGNED uint32_t
#define NAMED(name) name##_32
#define UNARY dz_unary_f32
#define TYPE "float"
#define BOUND ulp32
#define DIGITS FLT_MANT_DIG
#define MIN_EXPONENT FLT_MIN_EXP
#define MAX_FINITE FLT_MAX
#else
#define REAL double
#define UNSIGNED uint64_t
#define NAMED(name) name##_64
#define UNARY dz_unary_f64
#define TYPE "double"
#define BOUND ulp64
#define DIGITS DBL_MANT_DIG
#define MIN_EXPONENT DBL_MIN_EXP
#define MAX_FINITE DBL_MAX
#endif

#define CHUNK 1024

/* The distance of y from the exact value in units of the last place of that value; -1 when only the kinds differ. */
static double NAMED(ulp_error)(REAL y, wide exact)
{
    if (isnan(exact) || isnan(y))
        return isnan(exact) && isnan(y) ? 0 : -1;
    if (isinf(y) || fabsl(exact) > MAX_FINITE) {
        /* At the edge either neighbour of the boundary will do. */
        wide edge = (wide)MAX_FINITE * (1 - ldexpl(1, 2 - DIGITS));
        return fabsl(exact) >= edge && fabsl((wide)y) >= edge && !signbit(exact) == !signbit(y) ? 0 : -1;
    }
    int exponent;
    frexpl(exact, &exponent);
    if (exponent < MIN_EXPONENT || exact == 0)
        exponent = MIN_EXPONENT;
    return (double)(fabsl((wide)y - exact) / ldexpl(1, exponent - DIGITS));
}

static double NAMED(check_chunk)(int variant, int function, int count, const REAL *x)
{
    REAL y[CHUNK];
    double worst = 0;
    UNARY(variant, function, count, x, y);
    for (int i = 0; i < count; i++) {
        wide exact = reference(function, x[i]);
        double error = NAMED(ulp_error)(y[i], exact);
        if (error < 0 || error > functions[function].BOUND)
            fail(variant, function, TYPE, "error over the bound", x[i], y[i], (double)exact);
        if (error > worst)
            worst = error;
    }
    return worst;
}

/* All bit patterns in steps, then evenly spaced arguments where the functions bend. */
static double NAMED(check_errors)(int variant, int function, int64_t step)
{
    static const double ranges[] = {1.1, 12, 110, 760, 20000, 1.2e6};
    const int chunks = step > 1000000 ? 4 : 40;
    REAL x[CHUNK];
    double worst = 0, error;
    int count = 0;
#if BITS == 32
    for (int64_t bits = 0; bits < ((int64_t)1 << 32); bits += step) {
        UNSIGNED pattern = (UNSIGNED)bits;
#else
    /* A generator of Marsaglia's xorshift kind: as many patterns as the floats have. */
    UNSIGNED pattern = 88172645463325252ull;
    for (int64_t bits = 0; bits < ((int64_t)1 << 32); bits += step < 1000 ? 1000 : step) {
        pattern ^= pattern << 13;
        pattern ^= pattern >> 7;
        pattern ^= pattern << 17;
#endif
        memcpy(&x[count++], &pattern, sizeof pattern);
        if (count == CHUNK) {
            error = NAMED(check_chunk)(variant, function, count, x);
            worst = error > worst ? error : worst;
            count = 0;
        }
    }
    for (int range = 0; range < 6; range++) {
        for (int chunk = 0; chunk < chunks; chunk++) {
            for (int i = 0; i < CHUNK; i++)
                x[i] = (REAL)(ranges[range] * (((double)chunk * CHUNK + i) / (chunks * CHUNK / 2.0) - 1));
            error = NAMED(check_chunk)(variant, function, CHUNK, x);
            worst = error > worst ? error : worst;
        }
    }
    return worst;
}

/* Zeros keep their sign where the function is odd, infinities go to their limits, denormals are not flushed. */
static void NAMED(check_special)(int variant, int function)
{
    const REAL denormal = (REAL)ldexp(3, MIN_EXPONENT - DIGITS);
    const REAL x[] = {
        0, (REAL)-0.0, (REAL)INFINITY, (REAL)-INFINITY, (REAL)NAN, MAX_FINITE, -MAX_FINITE, denormal, -denormal, 1, -1};
    REAL y[sizeof x / sizeof x[0]];
    const int count = (int)(sizeof x / sizeof x[0]);
    UNARY(variant, function, count, x, y);
    for (int i = 0; i < count; i++) {
        wide exact = reference(function, x[i]);
        double error = NAMED(ulp_error)(y[i], exact);
        if (error < 0 || error > functions[function].BOUND || (!isnan(y[i]) && !signbit(y[i]) != !signbit(exact)))
            fail(variant, function, TYPE, "special value", x[i], y[i], (double)exact);
    }
}

/* Every length up to 70, at every alignment, in place or not: the same bits as in one long call, nothing beside them.
 */
static void NAMED(check_lengths)(int variant, int function)
{
    REAL x[96], whole[96], y[96];
    for (int i = 0; i < 96; i++)
        x[i] = (REAL)(0.37 * i - 17);
    x[50] = (REAL)3e5;
    UNARY(variant, function, 96, x, whole);
    for (int n = 0; n <= 70; n++) {
        for (int from = 0; from < 5; from++) {
            for (int in_place = 0; in_place < 2; in_place++) {
                int to = in_place ? from : (from * 3 + 1) % 7;
                memcpy(y, x, sizeof y);
                UNARY(variant, function, n, in_place ? y + from : x + from, y + to);
                int same = memcmp(y, x, (size_t)to * sizeof(REAL)) == 0 &&
                           memcmp(y + to + n, x + to + n, (size_t)(96 - to - n) * sizeof(REAL)) == 0;
                for (int i = 0; i < n; i++)
                    same &= memcmp(&y[to + i], &whole[from + i], sizeof(REAL)) == 0 ||
                            (isnan(y[to + i]) && isnan(whole[from + i]));
                if (!same)
                    fail(variant, function, TYPE, "length and alignment", n, from, to);
            }
        }
    }
}

#undef REAL
#undef UNSIGNED
#undef NAMED
#undef UNARY
#undef TYPE
#undef BOUND
#undef DIGITS
#undef MIN_EXPONENT
#undef MAX_FINITE
#undef CHUNK
