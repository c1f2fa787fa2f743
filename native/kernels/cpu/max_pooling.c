/*
 * Max pooling: the largest element of each window, and where it stands.
 *
 * Vectors hold DZ_LANES neighbouring windows of a row and walk over their cells; at stride 2 two loads make two cells:
 *
 *     windows   0 1 2 3   4 5 6 7            cell (0, 1) of windows 0 .. 3 at stride 2:   x  . a . b . c . d
 *                     3 4 5 6                                                                  0   1   2   3
 *
 * What does not fill a last vector is computed twice; a row with fewer windows than lanes is written beyond its end,
 * and the rows behind it overwrite that. Vectors at the edges of the image load -inf for what lies beyond. Cells are
 * taken row by row, one at a time and if larger: the first of equals wins, and nothing follows on a NaN.
 */
#include "pool_columns.h"

/* Takes what is larger than the best so far, or not a number. */
DZ_INLINE void take(vec v, int64_t cell, vec *best, ivec *at)
{
    vmask larger = v_nle(v, *best) & v_eq(*best, *best);
    *best = v_select(larger, v, *best);
    *at = (ivec)v_select(larger, (vec)((ivec){0} + (ireal)cell), (vec)*at);
}

/* index[i] = origin + at[i] for `count` lanes; origin may be negative, the sums are not. */
DZ_INLINE void store_index(int64_t *index, ivec at, int64_t origin, int count)
{
    int64_t all[DZ_LANES];
    int64_t *to = count < DZ_LANES ? all : index;
#if DZ_BITS == 32
    /* Positions are not negative: zeros between them are their upper halves. */
    vec low, high;
    v_interleave((vec)(at + (ireal)origin), (vec){0}, &low, &high);
    memcpy(to, &low, sizeof low);
    memcpy(to + DZ_LANES / 2, &high, sizeof high);
#else
    at += origin;
    memcpy(to, &at, sizeof at);
#endif
    if (count < DZ_LANES)
        memcpy(index, all, (size_t)count * sizeof(int64_t));
}

/* One vector of windows from column `left` of some rows of the image on; y and index have room for `count`. */
DZ_INLINE void max_windows(const real *image, int64_t width, int64_t top, int64_t rows, int64_t left, int kernel,
                           int stride, int at_edge, int tracked, real *y, int64_t *index, int count)
{
    vec best = v_set(-DZ_INFINITY);
    ivec starts = v_iota() * stride + (ireal)left;
    /* The first cell inside the image. */
    ivec at = at_edge ? -starts & (starts < 0) : (ivec){0};
    for (int64_t i = 0; i < rows; i++) {
        const real *row = image + (top + i) * width;
        int64_t cell = i * width;
        if (stride == 2) {
            for (int j = 0; j < kernel; j += 2) {
                vec even, odd;
                if (j == kernel - 1 && !at_edge) {
                    take(v_load_second(row + left + j), cell + j, &best, &at);
                    continue;
                }
                v_deinterleave(load_columns(row, left + j, width, at_edge, -DZ_INFINITY),
                               load_columns(row, left + j + DZ_LANES, width, at_edge, -DZ_INFINITY), &even, &odd);
                take(even, cell + j, &best, &at);
                if (j < kernel - 1)
                    take(odd, cell + j + 1, &best, &at);
            }
        } else {
            for (int j = 0; j < kernel; j++)
                take(load_columns(row, left + j, width, at_edge, -DZ_INFINITY), cell + j, &best, &at);
        }
    }
    if (count < DZ_LANES)
        v_store_part(y, best, count);
    else
        v_store(y, best);
    if (tracked)
        store_index(index, at + starts, top * width, count);
}

static void max_window(const real *image, int64_t width, int64_t top, int64_t bottom, int64_t left, int64_t right,
                       real *y, int64_t *index)
{
    real best = -DZ_INFINITY;
    int64_t at = top < bottom && left < right ? top * width + left : -1;
    for (int64_t h = top; h < bottom; h++) {
        for (int64_t w = left; w < right; w++) {
            real v = image[h * width + w];
            if (v <= best || best != best)
                continue;
            best = v;
            at = h * width + w;
        }
    }
    *y = best;
    if (index != NULL)
        *index = at;
}

/* kernel and stride are those of the columns, as constants where a caller knows them; stride 0 has no vectors. */
DZ_INLINE void max_planes(const dz_pool *s, int kernel, int stride, int tracked, int64_t planes, const real *x, real *y,
                          int64_t *index)
{
    const dz_pool_axis *down = &s->rows, *across = &s->columns;
    pool_range full = pool_full(across);
    int64_t width = across->size, windows = across->windows;
    real *end = y + planes * down->windows * windows;
    for (int64_t p = 0; p < planes; p++, x += down->size * width) {
        for (int64_t oh = 0; oh < down->windows; oh++, y += windows) {
            int64_t top = pool_start(down, oh), rows = pool_end(down, oh) - top, step = DZ_LANES;
            if (stride == 0 || rows == 0)
                step = 1;
            for (int64_t ow = 0; ow < windows; ow += step) {
                if (step == 1) {
                    max_window(x, width, top, top + rows, pool_start(across, ow), pool_end(across, ow), y + ow,
                               tracked ? index + ow : NULL);
                    continue;
                }
                int64_t first = windows - ow < DZ_LANES && windows > DZ_LANES ? windows - DZ_LANES : ow;
                int64_t left = first * stride - across->pad, room = end - y - first;
                int64_t *at = tracked ? index + first : NULL;
                if (first >= full.from && first + DZ_LANES <= full.to)
                    max_windows(x, width, top, rows, left, kernel, stride, 0, tracked, y + first, at, DZ_LANES);
                else
                    max_windows(x, width, top, rows, left, kernel, stride, 1, tracked, y + first, at,
                                room < DZ_LANES ? (int)room : DZ_LANES);
            }
            if (tracked)
                index += windows;
        }
    }
}

DZ_INLINE void max_pool(const dz_pool *s, int kernel, int stride, int64_t planes, const real *x, real *y,
                        int64_t *index)
{
    if (index != NULL)
        max_planes(s, kernel, stride, 1, planes, x, y, index);
    else
        max_planes(s, kernel, stride, 0, planes, x, y, NULL);
}

void DZ_KERNEL_NAME(max_pool)(const dz_pool *s, int64_t planes, const real *x, real *y, int64_t *index)
{
    int kernel = s->columns.kernel, stride = s->columns.stride;
    if (!pool_has_vectors(&s->columns))
        max_pool(s, kernel, 0, planes, x, y, index);
    else if (kernel == 2 && stride == 2)
        max_pool(s, 2, 2, planes, x, y, index);
    else if (kernel == 3 && stride == 2)
        max_pool(s, 3, 2, planes, x, y, index);
    else if (kernel == 3 && stride == 1)
        max_pool(s, 3, 1, planes, x, y, index);
    else if (stride == 1)
        max_pool(s, kernel, 1, planes, x, y, index);
    else
        max_pool(s, kernel, 2, planes, x, y, index);
}
