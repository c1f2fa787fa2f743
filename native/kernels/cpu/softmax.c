/*
 * Softmax of dense rows, its logarithm, and the cross entropy with one label per row, forward and backward.
 *
 *     for rows                    each goes through these passes while it is in the cache
 *       m = the largest x
 *       e = exp(x - m), and s = their sum
 *       y = e / s,  or (x - m) - log s,  or (e / s - 1 at the label) scale
 *
 * A row of one vector stays in a register. The last vector of a row is filled up with -infinity, whose exp is 0. The
 * largest x passes over NaN, whose own exp then spoils the sum. Sums of more than RUN vectors are those of a tree. A
 * row has the same bits whatever rows are computed with it.
 *
 * The bounds of the errors are in dezero_kernels.h; tests/softmax_test.c holds them.
 */
#include "softmax.h"
#include "exp.h"
#include "fold.h"

#define RUN 32 /* vectors whose exps are added in order, in two sums, before they enter a tree */

static real max_of_row(int64_t n, const real *x)
{
    vec lowest = v_set(-DZ_INFINITY), max[4] = {lowest, lowest, lowest, lowest};
    int64_t i = 0;
    for (; i <= n - 4 * DZ_LANES; i += 4 * DZ_LANES) {
        DZ_UNROLL
        for (int k = 0; k < 4; k++)
            max[k] = v_max(v_load(x + i + k * DZ_LANES), max[k]);
    }
    for (; i <= n - DZ_LANES; i += DZ_LANES)
        max[0] = v_max(v_load(x + i), max[0]);
    if (i < n)
        max[1] = v_max(v_load_rest(x + i, (int)(n - i), lowest), max[1]);
    return fold_of_lanes(DZ_FOLD_MAX, v_max(v_max(max[0], max[1]), v_max(max[2], max[3])));
}

/* The lanes' sums of e = exp(x - max) over up to RUN vectors; where `keep` is not 0, y = e. */
DZ_INLINE vec exp_run(int64_t n, const real *x, vec max, real *y, int keep)
{
    vec even = {0}, odd = {0};
    int64_t i = 0;
    for (; i <= n - 2 * DZ_LANES; i += 2 * DZ_LANES) {
        vec e = v_exp(v_load(x + i) - max), f = v_exp(v_load(x + i + DZ_LANES) - max);
        if (keep) {
            v_store(y + i, e);
            v_store(y + i + DZ_LANES, f);
        }
        even += e;
        odd += f;
    }
    for (; i < n; i += DZ_LANES) {
        int count = n - i < DZ_LANES ? (int)(n - i) : DZ_LANES;
        vec e = v_exp(v_load_rest(x + i, count, v_set(-DZ_INFINITY)) - max);
        if (keep)
            v_store_part(y + i, e, count);
        even += e;
    }
    return even + odd;
}

DZ_INLINE real exp_row(int64_t n, const real *x, real max, real *y, int keep)
{
    const int64_t run = RUN * DZ_LANES;
    if (n <= run)
        return fold_of_lanes(DZ_FOLD_SUM, exp_run(n, x, v_set(max), y, keep));
    fold_tree tree;
    tree.runs = 0;
    for (int64_t i = 0; i < n; i += run)
        tree_add(DZ_FOLD_SUM, &tree, exp_run(n - i < run ? n - i : run, x + i, v_set(max), keep ? y + i : NULL, keep));
    return tree_fold(DZ_FOLD_SUM, &tree);
}

static real exp_and_keep(int64_t n, const real *x, real max, real *y)
{
    return exp_row(n, x, max, y, 1);
}

static real exp_and_sum(int64_t n, const real *x, real max)
{
    return exp_row(n, x, max, NULL, 0);
}

/* y = y factor scale, in this order. */
static void scale_row(int64_t n, real factor, real scale, real *y)
{
    int64_t i = 0;
    for (; i <= n - DZ_LANES; i += DZ_LANES)
        v_store(y + i, v_load(y + i) * factor * scale);
    if (i < n)
        v_store_part(y + i, v_load_part(y + i, (int)(n - i)) * factor * scale, (int)(n - i));
}

/* 1 / sum; it neither overflows nor vanishes, since the sum is from 1 to the number of columns, or NaN. */
static inline real inverse(real sum)
{
    return R(1.0) / sum;
}

/* A row of at most one vector: e, and its sum. */
DZ_INLINE vec exp_short(int n, const real *x, real *max, real *sum)
{
    vec v = v_load_rest(x, n, v_set(-DZ_INFINITY));
    *max = fold_of_lanes(DZ_FOLD_MAX, v_max(v, v_set(-DZ_INFINITY)));
    vec e = v_exp(v - *max);
    *sum = fold_of_lanes(DZ_FOLD_SUM, e);
    return e;
}

void DZ_KERNEL_NAME(softmax)(int64_t rows, int64_t n, const real *x, real *y)
{
    for (const real *end = x + rows * n; x < end; x += n, y += n) {
        real max, sum;
        if (n <= DZ_LANES) {
            vec e = exp_short((int)n, x, &max, &sum);
            v_store_part(y, e * inverse(sum), (int)n);
            continue;
        }
        sum = exp_and_keep(n, x, max_of_row(n, x), y);
        scale_row(n, inverse(sum), R(1.0), y);
    }
}

void DZ_KERNEL_NAME(log_softmax)(int64_t rows, int64_t n, const real *x, real *y)
{
    for (const real *end = x + rows * n; x < end; x += n, y += n) {
        real max = max_of_row(n, x), log_sum = DZ_LIBM(log)(exp_and_sum(n, x, max));
        int64_t i = 0;
        /* In two steps: beside a huge maximum its logarithm would be rounded away. */
        for (; i <= n - DZ_LANES; i += DZ_LANES)
            v_store(y + i, v_load(x + i) - max - log_sum);
        if (i < n)
            v_store_part(y + i, v_load_part(x + i, (int)(n - i)) - max - log_sum, (int)(n - i));
    }
}

double DZ_KERNEL_NAME(cross_entropy)(int64_t rows, int64_t n, const real *x, const int64_t *labels)
{
    double total = 0;
    for (int64_t row = 0; row < rows; row++, x += n) {
        real max, sum;
        if (n <= DZ_LANES) {
            exp_short((int)n, x, &max, &sum);
        } else {
            max = max_of_row(n, x);
            sum = exp_and_sum(n, x, max);
        }
        total += log((double)sum) + (double)(max - x[labels[row]]);
    }
    return total;
}

void DZ_KERNEL_NAME(cross_entropy_gradient)(int64_t rows, int64_t n, const real *x, const int64_t *labels, real scale,
                                            real *gx)
{
    for (int64_t row = 0; row < rows; row++, x += n, gx += n) {
        real max, sum, factor, *label = gx + labels[row];
        if (n <= DZ_LANES) {
            vec e = exp_short((int)n, x, &max, &sum);
            factor = inverse(sum);
            v_store_part(gx, e * factor * scale, (int)n);
            *label = (e[labels[row]] * factor - R(1.0)) * scale;
            continue;
        }
        sum = exp_and_keep(n, x, max_of_row(n, x), gx);
        factor = inverse(sum);
        real at_label = (*label * factor - R(1.0)) * scale;
        scale_row(n, factor, scale, gx);
        *label = at_label;
    }
}
