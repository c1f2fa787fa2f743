/* The kernels of normalization, one table per instruction set and element type, and where its groups lie.
 * normalize.c fills the table. */
#ifndef DZ_NORMALIZE_H
#define DZ_NORMALIZE_H

#include "dezero_kernels.h"
#include "names.h"

typedef void dz_normalize_f32_kernel(const dz_norm *s, int64_t first, int64_t count, int measure, double eps,
                                     const float *x, const float *gamma, const float *beta, float *mean, float *var,
                                     float *y);
typedef void dz_normalize_f64_kernel(const dz_norm *s, int64_t first, int64_t count, int measure, double eps,
                                     const double *x, const double *gamma, const double *beta, double *mean,
                                     double *var, double *y);
#define DZ_DECLARE_NORMALIZE(variant)                                                                                  \
    dz_normalize_f32_kernel dz_normalize_f32_##variant;                                                                \
    dz_normalize_f64_kernel dz_normalize_f64_##variant;

DZ_DECLARE_NORMALIZE(baseline)
DZ_DECLARE_NORMALIZE(avx2)
DZ_DECLARE_NORMALIZE(avx512)
DZ_DECLARE_NORMALIZE(neon)

#define DZ_NORM_CHUNK 4096 /* numbers whose sums are kept in the type itself, their totals in double precision */

/* Elements of a group that lie together. */
static inline int64_t norm_run(const dz_norm *s)
{
    return s->channels / s->groups * s->inner;
}

/* Whether a chunk holds whole runs, and how many. */
static inline int64_t norm_runs_of_chunk(int64_t run)
{
    return run < DZ_NORM_CHUNK ? DZ_NORM_CHUNK / run : 0;
}

#endif
