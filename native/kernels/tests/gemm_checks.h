/* The check of gemm_test.c for one element type: REAL, its SUFFIX and the TOLERANCE for the sum of magnitudes. */
#define PASTE_(name, suffix) name##_##suffix
#define PASTE(name, suffix) PASTE_(name, suffix)
#define NAME(name) PASTE(name, SUFFIX)

/* Rows with gaps that hold NaN. */
static REAL *NAME(matrix)(int64_t rows, int64_t columns, int64_t step)
{
    REAL *x = malloc((size_t)(rows * step) * sizeof(REAL));
    for (int64_t i = 0; i < rows * step; i++)
        x[i] = i % step < columns ? (REAL)next_number() : (REAL)NAN;
    return x;
}

static void NAME(check_gemm)(int variant, int m, int n, int k, int transposed, int accumulate)
{
    int rows = dz_tile_rows(variant), blocks = (m + rows - 1) / rows;
    int64_t b_step = (transposed ? k : n) + 3, c_step = n + 5;
    REAL *a = NAME(matrix)(m, k, k), *b = NAME(matrix)(transposed ? n : k, b_step - 3, b_step);
    REAL *c = NAME(matrix)(m, n, c_step), *before = malloc((size_t)(m * c_step) * sizeof(REAL));
    REAL *packed = calloc((size_t)(blocks * rows * k), sizeof(REAL)), *scratch = malloc(DZ_SCRATCH);
    memcpy(before, c, (size_t)(m * c_step) * sizeof(REAL));
    for (int i = 0; i < m; i++)
        for (int p = 0; p < k; p++)
            packed[((int64_t)(i / rows) * k + p) * rows + i % rows] = a[i * k + p];

    /* The kernel's own packing, of rows and of columns, against the loop above. */
    REAL *turned = malloc((size_t)(m * k) * sizeof(REAL)), *again = malloc((size_t)(blocks * rows * k) * sizeof(REAL));
    for (int i = 0; i < m; i++)
        for (int p = 0; p < k; p++)
            turned[p * m + i] = a[i * k + p];
    size_t bytes = (size_t)(blocks * rows * k) * sizeof(REAL);
    check(NAME(dz_pack)(variant, m, k, k, 1, a, again) == DZ_OK && memcmp(packed, again, bytes) == 0, "packed rows");
    check(NAME(dz_pack)(variant, m, k, 1, m, turned, again) == DZ_OK && memcmp(packed, again, bytes) == 0,
          "packed columns");
    free(turned);
    free(again);

    int half = n / 2;
    const REAL *right = b + (transposed ? half * b_step : half);
    check(NAME(dz_gemm)(variant, m, half, k, packed, transposed, b, b_step, accumulate, c, c_step, scratch) == DZ_OK &&
              NAME(dz_gemm)(variant, m, n - half, k, packed, transposed, right, b_step, accumulate, c + half, c_step,
                            scratch) == DZ_OK,
          "status of a product");
    for (int i = 0; i < m; i++) {
        for (int j = 0; j < c_step; j++) {
            if (j >= n) {
                check(isnan(c[i * c_step + j]), "nothing is written between the rows");
                continue;
            }
            long double sum = accumulate ? before[i * c_step + j] : 0, size = fabsl(sum);
            for (int p = 0; p < k; p++) {
                long double product = (long double)a[i * k + p] * (transposed ? b[j * b_step + p] : b[p * b_step + j]);
                sum += product;
                size += fabsl(product);
            }
            if (fabsl((long double)c[i * c_step + j] - sum) > TOLERANCE * (size + 1) && ++failures <= 40)
                printf("FAIL %s (%d, %d, %d)%s at %d, %d: got %.9g, expected %.9Lg\n", dz_variant_name(variant), m, n,
                       k, transposed ? " transposed" : "", i, j, (double)c[i * c_step + j], sum);
        }
    }
    /* The same with b packed beforehand. */
    REAL *right_packed =
        malloc((size_t)((n + DZ_TILE_COLUMNS - 1) / DZ_TILE_COLUMNS * DZ_TILE_COLUMNS * k) * sizeof(REAL));
    check(NAME(dz_pack_right)(variant, n, k, b, transposed, b_step, right_packed) == DZ_OK &&
              NAME(dz_gemm_packed)(variant, m, n, k, packed, right_packed, accumulate, before, c_step) == DZ_OK,
          "status of a packed product");
    for (int i = 0; i < m; i++)
        check(memcmp(before + i * c_step, c + i * c_step, (size_t)n * sizeof(REAL)) == 0 &&
                  isnan(before[i * c_step + n]),
              "a packed product has the same bits");
    free(right_packed);
    free(a);
    free(b);
    free(c);
    free(before);
    free(packed);
    free(scratch);
}

#undef PASTE_
#undef PASTE
#undef NAME
