/*
 * Folds (dz_fold): of two vectors lane by lane, of the lanes of a vector, and of a stream of vectors as a balanced
 * tree.
 *
 * Lanes are folded half by half. In a tree, level i holds the fold of 2^i runs or is empty, as the bits of their number
 * say: the error of a sum grows with the logarithm of its length. The largest and the smallest pass over NaN in the
 * first operand, and take either zero.
 */
#ifndef DZ_FOLD_H
#define DZ_FOLD_H

#include "dezero_kernels.h"
#include "vector.h"

#define DZ_LEVELS 40

/* The first lanes from memory, the others from `rest`. */
DZ_INLINE vec v_load_rest(const real *p, int count, vec rest)
{
#if defined(DZ_TARGET_AVX512)
    return DZ_OP(_mm512_mask_loadu_, )(rest, (vmask)((1u << count) - 1), p);
#elif defined(DZ_TARGET_AVX2)
    static const int32_t within[16] = {-1, -1, -1, -1, -1, -1, -1, -1};
    const int32_t *from = within + 8 - count * (int)(sizeof(real) / sizeof(int32_t));
    __m256i mask = _mm256_loadu_si256((const __m256i *)from);
    return DZ_OP(_mm256_blendv_, )(rest, DZ_OP(_mm256_maskload_, )(p, mask), (vec)mask);
#else
    for (int i = 0; i < count && i < DZ_LANES; i++)
        rest[i] = p[i];
    return rest;
#endif
}

/* What changes nothing. */
DZ_INLINE vec fold_identity(int fold)
{
    switch (fold) {
    case DZ_FOLD_SUM:
        return v_set(R(0.0));
    case DZ_FOLD_PROD:
        return v_set(R(1.0));
    case DZ_FOLD_MAX:
        return v_set(-DZ_INFINITY);
    default:
        return v_set(DZ_INFINITY);
    }
}

DZ_INLINE vec fold_lanes(int fold, vec a, vec b)
{
    switch (fold) {
    case DZ_FOLD_SUM:
        return a + b;
    case DZ_FOLD_PROD:
        return a * b;
    case DZ_FOLD_MAX:
        return v_max(a, b);
    default:
        return v_min(a, b);
    }
}

DZ_INLINE real fold_numbers(int fold, real a, real b)
{
    switch (fold) {
    case DZ_FOLD_SUM:
        return a + b;
    case DZ_FOLD_PROD:
        return a * b;
    case DZ_FOLD_MAX:
        return a > b ? a : b;
    default:
        return a < b ? a : b;
    }
}

DZ_INLINE real fold_of_lanes(int fold, vec v)
{
#if defined(DZ_TARGET_AVX512)
    switch (fold) {
    case DZ_FOLD_SUM:
        return DZ_OP(_mm512_reduce_add_, )(v);
    case DZ_FOLD_PROD:
        return DZ_OP(_mm512_reduce_mul_, )(v);
    case DZ_FOLD_MAX:
        return DZ_OP(_mm512_reduce_max_, )(v);
    default:
        return DZ_OP(_mm512_reduce_min_, )(v);
    }
#else
    DZ_UNROLL
    for (int half = DZ_LANES / 2; half > 0; half /= 2) {
        DZ_UNROLL
        for (int i = 0; i < half; i++)
            v[i] = fold_numbers(fold, v[i], v[i + half]);
    }
    return v[0];
#endif
}

typedef struct {
    int64_t runs;
    vec level[DZ_LEVELS];
} fold_tree;

DZ_INLINE void tree_add(int fold, fold_tree *tree, vec run)
{
    int level = 0;
    for (; (tree->runs >> level & 1) != 0; level++)
        run = fold_lanes(fold, tree->level[level], run);
    tree->level[level] = run;
    tree->runs++;
}

DZ_INLINE real tree_fold(int fold, const fold_tree *tree)
{
    vec all = fold_identity(fold);
    for (int level = 0; tree->runs >> level != 0; level++)
        if ((tree->runs >> level & 1) != 0)
            all = fold_lanes(fold, tree->level[level], all);
    return fold_of_lanes(fold, all);
}

#endif
