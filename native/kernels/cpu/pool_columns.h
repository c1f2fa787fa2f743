/* Loads of neighbouring columns of an image, and beyond its edges, for windows that are worked as vectors. */
#ifndef DZ_POOL_COLUMNS_H
#define DZ_POOL_COLUMNS_H

#include "interleave.h"
#include "pooling.h"

/* Windows one or two cells apart, none of them beyond the axis, are worked as vectors. */
static inline int pool_has_vectors(const dz_pool_axis *a)
{
    return a->size > 0 && a->stride <= 2 && a->pad < a->kernel &&
           (int64_t)(a->windows - 1) * a->stride < (int64_t)a->size + a->pad;
}

/* DZ_LANES columns of a row from `first` on; at an edge of the image, `beyond` for those that are not there. */
DZ_INLINE vec load_columns(const real *row, int64_t first, int64_t width, int at_edge, real beyond)
{
    if (!at_edge)
        return v_load(row + first);
    int low = (int)(first < -DZ_LANES ? DZ_LANES : first < 0 ? -first : 0);
    int high = (int)pool_clamp(width - first, DZ_LANES);
#if defined(DZ_TARGET_AVX512)
    vmask inside = (vmask)(((1u << high) - 1) & ~((1u << low) - 1));
    return DZ_OP(_mm512_mask_loadu_, )(v_set(beyond), inside, row + first);
#elif defined(DZ_TARGET_AVX2)
    ivec lane;
    for (int i = 0; i < DZ_LANES; i++)
        lane[i] = i;
    vmask inside = (lane >= low) & (lane < high);
    return v_select(inside, DZ_OP(_mm256_maskload_, )(row + first, (__m256i)inside), v_set(beyond));
#else
    if (low == 0 && high == DZ_LANES)
        return v_load(row + first);
    vec v = v_set(beyond);
    for (int i = low; i < high; i++)
        v[i] = row[first + i];
    return v;
#endif
}

#endif
