/*
 * Mean and variance of groups, and y = (x - mean) / sqrt(var + eps) gamma + beta, one right after the other, so that a
 * group that fits is still in the cache.
 *
 *     for chunks of a group       a part of a run, or some whole runs
 *       center = sum of x / n
 *       sums of d = x - center and of d d: the center is rounded, and the first says by how much
 *       joined with what is before, in double precision
 *
 * after Chan, Golub and LeVeque, "Updating formulae", 1979: nothing cancels, however far the mean is from 0. Four sums
 * run side by side. What is left behind the last vector of a sum is filled up with what adds 0; behind the last vector
 * of y, the last DZ_LANES numbers are computed once more. The order of all sums depends on the sizes alone.
 */
#include "normalize.h"
#include "fold.h"

typedef struct {
    int64_t count;
    double mean, squares;
} moments;

typedef struct {
    vec part[4];
} quarters;

DZ_INLINE real total_of(const quarters *q)
{
    return fold_of_lanes(DZ_FOLD_SUM, (q->part[0] + q->part[1]) + (q->part[2] + q->part[3]));
}

DZ_INLINE void add_numbers(quarters *sums, const real *x, int64_t n)
{
    vec a = sums->part[0], b = sums->part[1], c = sums->part[2], d = sums->part[3];
    int64_t i = 0;
    for (; i <= n - 4 * DZ_LANES; i += 4 * DZ_LANES) {
        a += v_load(x + i);
        b += v_load(x + i + DZ_LANES);
        c += v_load(x + i + 2 * DZ_LANES);
        d += v_load(x + i + 3 * DZ_LANES);
    }
    for (; i <= n - DZ_LANES; i += DZ_LANES)
        a += v_load(x + i);
    if (i < n)
        b += v_load_rest(x + i, (int)(n - i), (vec){0});
    *sums = (quarters){{a, b, c, d}};
}

/* The sums of d = x - center in sums[0], of d d in sums[1]. */
DZ_INLINE void add_distances(quarters *sums, const real *x, int64_t n, vec center)
{
    quarters s = sums[0], q = sums[1];
    int64_t i = 0;
    for (; i <= n - 4 * DZ_LANES; i += 4 * DZ_LANES) {
        DZ_UNROLL
        for (int k = 0; k < 4; k++) {
            vec d = v_load(x + i + k * DZ_LANES) - center;
            s.part[k] += d;
            q.part[k] = v_fma(d, d, q.part[k]);
        }
    }
    for (; i <= n - DZ_LANES; i += DZ_LANES) {
        vec d = v_load(x + i) - center;
        s.part[0] += d;
        q.part[0] = v_fma(d, d, q.part[0]);
    }
    if (i < n) {
        vec d = v_load_rest(x + i, (int)(n - i), center) - center;
        s.part[1] += d;
        q.part[1] = v_fma(d, d, q.part[1]);
    }
    sums[0] = s;
    sums[1] = q;
}

/* Some runs of n numbers, `step` apart. */
static void add_chunk(moments *m, const real *x, int64_t runs, int64_t step, int64_t n)
{
    int64_t added = runs * n, count = m->count + added;
    /* No quotient waits for the numbers. */
    double part = 1 / (double)added, share = (double)added / (double)count;
    quarters sums = {{{0}}}, distances[2] = {{{{0}}}, {{{0}}}};
    for (int64_t r = 0; r < runs; r++)
        add_numbers(&sums, x + r * step, n);
    real center = total_of(&sums) * (real)part;
    for (int64_t r = 0; r < runs; r++)
        add_distances(distances, x + r * step, n, v_set(center));
    double rest = (double)total_of(&distances[0]), delta = (double)center + rest * part - m->mean;
    m->mean += delta * share;
    m->squares += (double)total_of(&distances[1]) - rest * rest * part + delta * delta * (double)m->count * share;
    m->count = count;
}

static moments measure_group(const real *x, int64_t runs, int64_t step, int64_t run)
{
    moments m = {0, 0, 0};
    int64_t together = norm_runs_of_chunk(run);
    for (int64_t r = 0; together > 0 && r < runs; r += together)
        add_chunk(&m, x + r * step, runs - r < together ? runs - r : together, step, run);
    for (int64_t r = 0; together == 0 && r < runs; r++)
        for (int64_t i = 0; i < run; i += DZ_NORM_CHUNK)
            add_chunk(&m, x + r * step + i, 1, 0, run - i < DZ_NORM_CHUNK ? run - i : DZ_NORM_CHUNK);
    return m;
}

/* y = (x - mean) scale + shift */
static void apply(const real *x, int64_t n, real mean, real scale, real shift, real *y)
{
    vec m = v_set(mean), a = v_set(scale), b = v_set(shift);
    if (n < DZ_LANES) {
        v_store_part(y, v_fma(v_load_part(x, (int)n) - m, a, b), (int)n);
        return;
    }
    int64_t i = 0;
    for (; i <= n - DZ_LANES; i += DZ_LANES)
        v_store(y + i, v_fma(v_load(x + i) - m, a, b));
    if (i < n)
        v_store(y + n - DZ_LANES, v_fma(v_load(x + n - DZ_LANES) - m, a, b));
}

/* y = (x - mean) scale gamma + beta */
static void apply_each(const real *x, int64_t n, real mean, real scale, const real *gamma, const real *beta, real *y)
{
    vec m = v_set(mean), a = v_set(scale);
    if (n < DZ_LANES) {
        vec g = v_load_part(gamma, (int)n), b = v_load_part(beta, (int)n);
        v_store_part(y, v_fma((v_load_part(x, (int)n) - m) * a, g, b), (int)n);
        return;
    }
    int64_t i = 0;
    for (; i <= n - DZ_LANES; i += DZ_LANES)
        v_store(y + i, v_fma((v_load(x + i) - m) * a, v_load(gamma + i), v_load(beta + i)));
    if (i < n) {
        i = n - DZ_LANES;
        v_store(y + i, v_fma((v_load(x + i) - m) * a, v_load(gamma + i), v_load(beta + i)));
    }
}

void DZ_KERNEL_NAME(normalize)(const dz_norm *s, int64_t first, int64_t count, int measure, double eps, const real *x,
                               const real *gamma, const real *beta, real *mean, real *var, real *y)
{
    int64_t run = norm_run(s), runs = s->per_sample ? 1 : s->samples, step = s->channels * s->inner;
    int64_t channels = s->channels / s->groups;
    for (int64_t q = first; q < first + count; q++) {
        const real *from = x + q * run;
        if (measure) {
            moments m = measure_group(from, runs, step, run);
            mean[q] = (real)m.mean;
            var[q] = (real)(m.squares / (double)m.count);
        }
        if (y == NULL)
            continue;
        real scale = (real)(1 / sqrt((double)var[q] + eps));
        int64_t channel = q % s->groups * channels;
        for (int64_t r = 0; r < runs; r++) {
            const real *begin = from + r * step;
            real *to = y + q * run + r * step;
            if (gamma == NULL)
                apply(begin, run, mean[q], scale, 0, to);
            else if (s->inner == 1)
                apply_each(begin, run, mean[q], scale, gamma + channel, beta + channel, to);
            else
                for (int64_t c = 0; c < channels; c++)
                    apply(begin + c * s->inner, s->inner, mean[q], scale * gamma[channel + c], beta[channel + c],
                          to + c * s->inner);
        }
    }
}
