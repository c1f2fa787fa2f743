/*
 * Folds: the lanes of a vector into one number, and a stream of vectors into one as a balanced tree would.
 *
 * Lanes are folded half by half, so that each order is fixed. In a tree, level i holds the sum of 2^i runs or is empty,
 * as the bits of their number say: the error grows with the logarithm of the length.
 */
#ifndef DZ_FOLD_H
#define DZ_FOLD_H

#include "vector.h"

#define DZ_RUN 32 /* vectors added in order, in two sums, before they enter a tree */
#define DZ_LEVELS 48

/* The first lanes from memory, the others from `rest`. */
DZ_INLINE vec v_load_rest(const real *p, int count, vec rest)
{
#if defined(DZ_TARGET_AVX512)
    return DZ_OP(_mm512_mask_loadu_, )(rest, (vmask)((1u << count) - 1), p);
#elif defined(DZ_TARGET_AVX2)
    vmask there;
    for (int i = 0; i < DZ_LANES; i++)
        there[i] = i < count ? -1 : 0;
    return v_select(there, DZ_OP(_mm256_maskload_, )(p, (__m256i)there), rest);
#else
    memcpy(&rest, p, (size_t)count * sizeof(real));
    return rest;
#endif
}

DZ_INLINE real v_sum_of_lanes(vec v)
{
#if defined(DZ_TARGET_AVX512)
    return DZ_OP(_mm512_reduce_add_, )(v);
#else
    DZ_UNROLL
    for (int half = DZ_LANES / 2; half > 0; half /= 2)
        DZ_UNROLL
    for (int i = 0; i < half; i++)
        v[i] = v[i] + v[i + half];
    return v[0];
#endif
}

/* Of lanes that are not NaN. */
DZ_INLINE real v_max_of_lanes(vec v)
{
#if defined(DZ_TARGET_AVX512)
    return DZ_OP(_mm512_reduce_max_, )(v);
#else
    DZ_UNROLL
    for (int half = DZ_LANES / 2; half > 0; half /= 2)
        DZ_UNROLL
    for (int i = 0; i < half; i++)
        v[i] = v[i] > v[i + half] ? v[i] : v[i + half];
    return v[0];
#endif
}

typedef struct {
    int64_t runs;
    vec level[DZ_LEVELS];
} sum_tree;

DZ_INLINE void tree_add(sum_tree *tree, vec run)
{
    int level = 0;
    for (; (tree->runs >> level & 1) != 0; level++)
        run = tree->level[level] + run;
    tree->level[level] = run;
    tree->runs++;
}

DZ_INLINE vec tree_sum(const sum_tree *tree)
{
    vec sum = {0};
    for (int level = 0; tree->runs >> level != 0; level++)
        if ((tree->runs >> level & 1) != 0)
            sum = tree->level[level] + sum;
    return sum;
}

#endif
