/*
 * Folds of the rows or of the columns of a matrix whose rows are dense: sum, product, largest, smallest.
 *
 *     rows:      for rows                        columns:   for panels of PANEL vectors of columns
 *                  for runs of RUN vectors                    for runs of LINES rows
 *                    eight folds in registers                   for vectors: the rows by pairs, in registers
 *                  the runs as a tree                         the runs as a tree, vector by vector
 *
 * The error of a sum grows with the logarithm of its length: the numbers that follow on each other in a register are 8,
 * or none, and all else is added by pairs. The largest is NaN where there is one, and +0 rather than -0; the smallest
 * -0. A result has the same bits whatever others are computed with it.
 */
#include "reduce.h"
#include "fold.h"

#define RUN 64   /* vectors of a row that enter its tree as one */
#define SUMS 8   /* folds in registers */
#define LINES 8  /* rows that enter the trees of columns as one */
#define PANEL 64 /* vectors of columns side by side: pieces of rows that are long enough to be fetched ahead */

DZ_INLINE vmask v_unordered(vec a, vec b)
{
#if defined(DZ_TARGET_AVX512)
    return DZ_OP(_mm512_cmp_, _mask)(a, b, _CMP_UNORD_Q);
#elif defined(DZ_TARGET_AVX2)
    return (vmask)DZ_OP(_mm256_cmp_, )(a, b, _CMP_UNORD_Q);
#else
    return (vmask)(a != a) | (vmask)(b != b);
#endif
}

/* Whether a fold picks one of its numbers. */
DZ_INLINE int is_choice(int fold)
{
    return fold == DZ_FOLD_MAX || fold == DZ_FOLD_MIN;
}

DZ_INLINE vec fold_sums(int fold, vec *sums)
{
    DZ_UNROLL
    for (int half = SUMS / 2; half > 0; half /= 2) {
        DZ_UNROLL
        for (int k = 0; k < half; k++)
            sums[k] = fold_lanes(fold, sums[k], sums[k + half]);
    }
    return sums[0];
}

/* The next SUMS vectors; unordered gathers where one is NaN. */
DZ_INLINE void fold_more(int fold, const real *x, vec *sums, vmask *unordered)
{
    vec v[SUMS];
    DZ_UNROLL
    for (int k = 0; k < SUMS; k++) {
        v[k] = v_load(x + k * DZ_LANES);
        sums[k] = fold_lanes(fold, v[k], sums[k]);
    }
    if (is_choice(fold)) {
        DZ_UNROLL
        for (int k = 0; k < SUMS; k += 2)
            *unordered |= v_unordered(v[k], v[k + 1]);
    }
}

/* The lanes' folds of up to RUN vectors, of any number for the largest and the smallest. */
DZ_INLINE vec fold_run(int fold, int64_t n, const real *x, vmask *unordered)
{
    vec none = fold_identity(fold), sums[SUMS];
    int64_t i = 0;
    if (n < SUMS * DZ_LANES) {
        sums[0] = none;
    } else {
        DZ_UNROLL
        for (int k = 0; k < SUMS; k++)
            sums[k] = none;
        for (; i <= n - SUMS * DZ_LANES; i += SUMS * DZ_LANES)
            fold_more(fold, x + i, sums, unordered);
        sums[0] = fold_sums(fold, sums);
    }
    for (; i < n; i += DZ_LANES) {
        vec v = n - i < DZ_LANES ? v_load_rest(x + i, (int)(n - i), none) : v_load(x + i);
        sums[0] = fold_lanes(fold, v, sums[0]);
        if (is_choice(fold))
            *unordered |= v_unordered(v, v);
    }
    return sums[0];
}

/*
 * The sign of the largest or the smallest of numbers where it is 0: all are 0 or on the same side of it, so that the
 * signs of all decide, none of which is NaN's.
 */
DZ_INLINE uvec gather_signs(int fold, uvec signs, vec v)
{
    return fold == DZ_FOLD_MAX ? signs & (uvec)v : signs | (uvec)v;
}

static real zero_of_row(int fold, int64_t n, const real *x)
{
    vec none = fold_identity(fold), zero = {0};
    uvec signs = (uvec)none;
    for (int64_t i = 0; i < n; i += DZ_LANES)
        signs = gather_signs(fold, signs, n - i < DZ_LANES ? v_load_rest(x + i, (int)(n - i), none) : v_load(x + i));
    vec lanes = v_with_sign_of(zero, (vec)signs);
    int negative = 0;
    for (int i = 0; i < DZ_LANES; i++)
        negative += signbit(lanes[i]) != 0;
    return (fold == DZ_FOLD_MAX ? negative == DZ_LANES : negative > 0) ? -R(0.0) : R(0.0);
}

DZ_INLINE real fold_row(int fold, int64_t n, const real *x)
{
    const int64_t run = RUN * DZ_LANES;
    vmask unordered = v_lt(v_set(R(0.0)), v_set(R(0.0)));
    if (is_choice(fold)) {
        real y = fold_of_lanes(fold, fold_run(fold, n, x, &unordered));
        if (v_any(unordered))
            return DZ_NAN;
        return y == 0 ? zero_of_row(fold, n, x) : y;
    }
    if (n <= run)
        return fold_of_lanes(fold, fold_run(fold, n, x, &unordered));
    fold_tree tree;
    tree.runs = 0;
    for (int64_t i = 0; i < n; i += run)
        tree_add(fold, &tree, fold_run(fold, n - i < run ? n - i : run, x + i, &unordered));
    return tree_fold(fold, &tree);
}

DZ_INLINE void fold_rows(int fold, int64_t rows, int64_t columns, int64_t step, const real *x, real *y)
{
    for (int64_t r = 0; r < rows; r++)
        y[r] = fold_row(fold, columns, x + r * step);
}

/* A vector of columns of some row: `count` lanes of it where what lies behind may not be read. */
DZ_INLINE vec load_columns(int fold, const real *x, int count, int whole)
{
    return whole ? v_load(x) : v_load_rest(x, count, fold_identity(fold));
}

/* LINES rows by pairs; unordered gathers the lanes where one is NaN. */
DZ_INLINE vec fold_lines(int fold, int64_t step, const real *x, int count, int whole, vmask *unordered)
{
    vec lines[LINES / 2];
    DZ_UNROLL
    for (int k = 0; k < LINES / 2; k++) {
        vec a = load_columns(fold, x + 2 * k * step, count, whole),
            b = load_columns(fold, x + (2 * k + 1) * step, count, whole);
        lines[k] = fold_lanes(fold, a, b);
        if (is_choice(fold))
            *unordered |= v_unordered(a, b);
    }
    DZ_UNROLL
    for (int half = LINES / 4; half > 0; half /= 2) {
        DZ_UNROLL
        for (int k = 0; k < half; k++)
            lines[k] = fold_lanes(fold, lines[2 * k], lines[2 * k + 1]);
    }
    return lines[0];
}

/* Fewer than LINES rows, one after the other. */
DZ_INLINE vec fold_few_lines(int fold, int64_t rows, int64_t step, const real *x, int count, vmask *unordered)
{
    vec part = fold_identity(fold);
    for (int64_t r = 0; r < rows; r++) {
        vec v = load_columns(fold, x + r * step, count, count == DZ_LANES);
        part = fold_lanes(fold, v, part);
        if (is_choice(fold))
            *unordered |= v_unordered(v, v);
    }
    return part;
}

static vec zeros_of_columns(int fold, int64_t rows, int64_t step, const real *x, int count)
{
    vec zero = {0};
    uvec signs = (uvec)fold_identity(fold);
    for (int64_t r = 0; r < rows; r++)
        signs = gather_signs(fold, signs, load_columns(fold, x + r * step, count, count == DZ_LANES));
    return v_with_sign_of(zero, (vec)signs);
}

/* Up to PANEL vectors of columns. */
DZ_INLINE void fold_panel(int fold, int64_t rows, int64_t columns, int64_t step, const real *x, real *y)
{
    vec level[DZ_LEVELS][PANEL], zero = {0};
    vmask unordered[PANEL];
    int64_t runs = 0;
    for (int v = 0; v < PANEL; v++)
        unordered[v] = v_lt(zero, zero);
    for (int64_t r = 0; r < rows; r += LINES, runs++) {
        int depth = 0;
        while ((runs >> depth & 1) != 0)
            depth++;
        for (int64_t j = 0; j < columns; j += DZ_LANES) {
            int v = (int)(j / DZ_LANES), count = columns - j < DZ_LANES ? (int)(columns - j) : DZ_LANES;
            const real *first = x + r * step + j;
            vec part;
            /* Behind a row lies the next one; only the last may end where memory does. */
            if (rows - r < LINES)
                part = fold_few_lines(fold, rows - r, step, first, count, &unordered[v]);
            else if ((rows - r - LINES) * step + columns - j >= DZ_LANES)
                part = fold_lines(fold, step, first, count, 1, &unordered[v]);
            else
                part = fold_lines(fold, step, first, count, 0, &unordered[v]);
            for (int at = 0; at < depth; at++)
                part = fold_lanes(fold, level[at][v], part);
            level[depth][v] = part;
        }
    }
    for (int64_t j = 0; j < columns; j += DZ_LANES) {
        int v = (int)(j / DZ_LANES), at = 0, count = columns - j < DZ_LANES ? (int)(columns - j) : DZ_LANES;
        while ((runs >> at & 1) == 0)
            at++;
        vec part = level[at][v];
        for (at++; runs >> at != 0; at++)
            if ((runs >> at & 1) != 0)
                part = fold_lanes(fold, level[at][v], part);
        if (is_choice(fold)) {
            vmask zeros = v_eq(part, zero);
            if (v_any(zeros))
                part = v_select(zeros, zeros_of_columns(fold, rows, step, x + j, count), part);
            part = v_select(unordered[v], v_set(DZ_NAN), part);
        }
        v_store_part(y + j, part, count);
    }
}

DZ_INLINE void fold_columns(int fold, int64_t rows, int64_t columns, int64_t step, const real *x, real *y)
{
    const int64_t panel = PANEL * DZ_LANES;
    for (int64_t j = 0; j < columns; j += panel)
        fold_panel(fold, rows, columns - j < panel ? columns - j : panel, step, x + j, y + j);
}

#define KERNELS(name, fold)                                                                                            \
    static void name##_rows(int64_t rows, int64_t columns, int64_t step, const real *x, real *y)                       \
    {                                                                                                                  \
        fold_rows(fold, rows, columns, step, x, y);                                                                    \
    }                                                                                                                  \
    static void name##_columns(int64_t rows, int64_t columns, int64_t step, const real *x, real *y)                    \
    {                                                                                                                  \
        fold_columns(fold, rows, columns, step, x, y);                                                                 \
    }

KERNELS(sum, DZ_FOLD_SUM)
KERNELS(prod, DZ_FOLD_PROD)
KERNELS(max, DZ_FOLD_MAX)
KERNELS(min, DZ_FOLD_MIN)

#if DZ_BITS == 32
typedef dz_fold_f32_kernel kernel;
#else
typedef dz_fold_f64_kernel kernel;
#endif

const kernel DZ_KERNEL_NAME(fold_rows)[DZ_FOLD_COUNT] = {
    [DZ_FOLD_SUM] = sum_rows,
    [DZ_FOLD_PROD] = prod_rows,
    [DZ_FOLD_MAX] = max_rows,
    [DZ_FOLD_MIN] = min_rows,
};

const kernel DZ_KERNEL_NAME(fold_columns)[DZ_FOLD_COUNT] = {
    [DZ_FOLD_SUM] = sum_columns,
    [DZ_FOLD_PROD] = prod_columns,
    [DZ_FOLD_MAX] = max_columns,
    [DZ_FOLD_MIN] = min_columns,
};
