/* The kernels of pooling, one table per instruction set and element type, and where windows lie along an axis.
 * max_pooling.c, average_pooling.c and average_pooling_spread.c fill the table. */
#ifndef DZ_POOLING_H
#define DZ_POOLING_H

#include "dezero_kernels.h"
#include "names.h"

typedef void dz_max_pool_f32_kernel(const dz_pool *s, int64_t planes, const float *x, float *y, int64_t *index);
typedef void dz_max_pool_f64_kernel(const dz_pool *s, int64_t planes, const double *x, double *y, int64_t *index);
typedef void dz_plane_f32_kernel(const dz_pool *s, int64_t planes, const float *x, float *y);
typedef void dz_plane_f64_kernel(const dz_pool *s, int64_t planes, const double *x, double *y);

#define DZ_DECLARE_POOLING(variant)                                                                                    \
    dz_max_pool_f32_kernel dz_max_pool_f32_##variant;                                                                  \
    dz_max_pool_f64_kernel dz_max_pool_f64_##variant;                                                                  \
    dz_plane_f32_kernel dz_average_pool_f32_##variant;                                                                 \
    dz_plane_f64_kernel dz_average_pool_f64_##variant;                                                                 \
    dz_plane_f32_kernel dz_average_pool_spread_f32_##variant;                                                          \
    dz_plane_f64_kernel dz_average_pool_spread_f64_##variant;

DZ_DECLARE_POOLING(baseline)
DZ_DECLARE_POOLING(avx2)
DZ_DECLARE_POOLING(avx512)
DZ_DECLARE_POOLING(neon)

/* From here on, what has one step along an axis: the windows that lie on it whole are from .. to - 1. */
typedef struct {
    int64_t from, to;
} pool_range;

static inline int64_t pool_clamp(int64_t value, int64_t most)
{
    return value < 0 ? 0 : value > most ? most : value;
}

/* The first cell of a window on the axis. */
static inline int64_t pool_start(const dz_pool_axis *a, int64_t window)
{
    return pool_clamp(window * a->stride - a->pad, a->size);
}

/* The cell behind the last one of a window on the axis; pool_start where all of it is padding. */
static inline int64_t pool_end(const dz_pool_axis *a, int64_t window)
{
    return pool_clamp(window * a->stride - a->pad + a->kernel, a->size);
}

/* Cells of a window that a mean counts: those on the axis, or also those on its padding. */
static inline int64_t pool_cells(const dz_pool_axis *a, int64_t window, int count_pad)
{
    int64_t start = window * a->stride - a->pad, end = start + a->kernel, last = (int64_t)a->size + a->pad;
    return count_pad ? (end < last ? end : last) - start : pool_end(a, window) - pool_start(a, window);
}

static inline pool_range pool_full(const dz_pool_axis *a)
{
    int64_t room = (int64_t)a->size + a->pad - a->kernel;
    int64_t from = pool_clamp(((int64_t)a->pad + a->stride - 1) / a->stride, a->windows);
    int64_t to = room < 0 ? 0 : pool_clamp(room / a->stride + 1, a->windows);
    return (pool_range){from, to < from ? from : to};
}

#endif
