/* The checks of binary_test.c for one element type: REAL, its SUFFIX, BOUND, DIGITS and MIN_EXPONENT. */
#define PASTE_(name, suffix) name##_##suffix
#define PASTE(name, suffix) PASTE_(name, suffix)
#define NAME(name) PASTE(name, SUFFIX)
#define CHUNK 1000

/* The slope where gy is 1; the largest error in ulp of the magnitudes of its terms. */
static double NAME(check_slope)(int variant, int function)
{
    static const double ranges[] = {1.1, 6, 16, 45, 110, 800};
    REAL x[CHUNK], gy[CHUNK], y[CHUNK];
    double worst = 0;
    for (int range = 0; range < 6; range++) {
        for (int chunk = 0; chunk < 10; chunk++) {
            for (int i = 0; i < CHUNK; i++) {
                x[i] = (REAL)(ranges[range] * next_number());
                gy[i] = 1;
            }
            check(NAME(dz_binary)(variant, function, CHUNK, gy, x, y) == DZ_OK, "status of a gradient");
            for (int i = 0; i < CHUNK; i++) {
                wide first, second;
                int exponent;
                slope_terms(function, x[i], &first, &second);
                frexpl(fabsl(first) + fabsl(second), &exponent);
                if (exponent < MIN_EXPONENT)
                    exponent = MIN_EXPONENT;
                double error = (double)(fabsl(y[i] - (first + second)) / ldexpl(1, exponent - DIGITS));
                if (!(error <= functions[function].BOUND) && ++failures <= 40)
                    printf("FAIL %s %s at %.9g: got %.17g, expected %.17Lg, %g ulp\n", dz_variant_name(variant),
                           functions[function].name, (double)x[i], (double)y[i], first + second, error);
                worst = error > worst ? error : worst;
            }
        }
    }
    return worst;
}

/* gy times the slope is rounded once; what is made of exact operations has the bits of these. */
static void NAME(check_exact)(int variant, int function)
{
    const REAL special[] = {0,  (REAL)-0.0, (REAL)INFINITY, (REAL)-INFINITY, (REAL)NAN, (REAL)1e-30, (REAL)-1e-30,
                            20, -20,        1000,           -1000,           1,         -1};
    const int count = (int)(sizeof special / sizeof special[0]);
    REAL gy[CHUNK], b[CHUNK], ones[CHUNK], slope[CHUNK], y[CHUNK];
    for (int i = 0; i < CHUNK; i++) {
        ones[i] = 1;
        gy[i] = i % 7 == 0 ? special[i / 7 % count] : (REAL)next_number();
        b[i] = i % 5 == 0 ? special[i / 5 % count] : (REAL)(3 * next_number());
    }
    NAME(dz_binary)(variant, function, CHUNK, ones, b, slope);
    NAME(dz_binary)(variant, function, CHUNK, gy, b, y);
    for (int i = 0; i < CHUNK; i++) {
        REAL expected = gy[i] * slope[i];
        if (function == DZ_BINARY_SIGMOID_GRADIENT)
            expected = gy[i] * (b[i] * (1 - b[i]));
        if (function == DZ_BINARY_TANH_GRADIENT)
            expected = gy[i] * (1 - b[i] * b[i]);
        if (function == DZ_BINARY_RELU_GRADIENT)
            expected = b[i] > 0 ? gy[i] : 0;
        if (memcmp(&y[i], &expected, sizeof expected) != 0 && !(isnan(y[i]) && isnan(expected)) && ++failures <= 40)
            printf("FAIL %s %s of %.9g and %.9g: got %.17g, expected %.17g\n", dz_variant_name(variant),
                   functions[function].name, (double)gy[i], (double)b[i], (double)y[i], (double)expected);
        check(functions[function].BOUND == 0 || !isinf(b[i]) || slope[i] == (b[i] > 0 ? 1 : 0), "slope at infinity");
        check(functions[function].BOUND == 0 || isnan(b[i]) == isnan(slope[i]), "only the slope of NaN is NaN");
    }
}

/* Every length up to 70, at several alignments, into a third array or either argument; nothing beside is written. */
static void NAME(check_lengths)(int variant, int function)
{
    REAL a[96], b[96], whole[96], memory[3][96];
    for (int i = 0; i < 96; i++) {
        a[i] = (REAL)next_number();
        b[i] = (REAL)(4 * next_number());
    }
    NAME(dz_binary)(variant, function, 96, a, b, whole);
    for (int n = 0; n <= 70; n++) {
        for (int at = 0; at < 15; at++) {
            int start = at / 3, target = at % 3;
            memcpy(memory[0], a, sizeof a);
            memcpy(memory[1], b, sizeof b);
            memset(memory[2], 0, sizeof memory[2]);
            REAL expected[96];
            memcpy(expected, memory[target], sizeof expected);
            memcpy(expected + start, whole + start, (size_t)n * sizeof(REAL));
            NAME(dz_binary)(variant, function, n, memory[0] + start, memory[1] + start, memory[target] + start);
            check(memcmp(memory[target], expected, sizeof expected) == 0, "length and alignment");
        }
    }
}

#undef PASTE_
#undef PASTE
#undef NAME
#undef CHUNK
