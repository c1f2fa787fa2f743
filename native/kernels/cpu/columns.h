/*
 * Columns of one image: what each cell (c, i, j) of a window sees at places first .. first + count - 1, in vectors of
 * DZ_LANES places. Places are counted row by row, so that a vector may span rows:
 *
 *     places of a row    0 1 2 3 4 | 5 6 7 8 9 | ...        5 across, vectors of 8
 *     vector 0           0 1 2 3 4   5 6 7                  pieces (row 0, lanes 0-4), (row 1, lanes 5-7)
 *
 * A piece lies within one row of pixels, so for stride 1 it is one masked load; what falls beyond the edges of the
 * image is masked out and stays 0. Pieces are the same for all channels: they are found once per vector and cell.
 */
#ifndef DZ_COLUMNS_H
#define DZ_COLUMNS_H

#include "dezero_kernels.h"
#include "vector.h"

/* Lanes low .. high - 1 of a vector see pixels that start at offset (for lane 0), stride_width apart. */
typedef struct {
    int64_t offset;
    int32_t low, high;
} piece;

/* The pieces of some lanes from the place (row, column) on for the cell (i, j), without those wholly beyond the edges.
 */
static inline int find_pieces(const dz_window *s, int i, int j, int64_t row, int64_t column, int lanes, piece *pieces)
{
    int count = 0;
    for (int lane = 0; lane < lanes; row++, column = 0) {
        int64_t left = s->places_across - column;
        int end = lanes - lane < left ? lanes : lane + (int)left;
        int64_t y = row * s->stride_height - s->pad_height + (int64_t)i * s->dilation_height;
        if (y >= 0 && y < s->height) {
            /* Lane l sees x + (l - lane) stride; it must lie in 0 .. width - 1. */
            int64_t x = column * s->stride_width - s->pad_width + (int64_t)j * s->dilation_width,
                    stride = s->stride_width;
            int64_t low = x >= 0 ? lane : lane + (-x + stride - 1) / stride;
            int64_t high = x >= s->width ? lane : lane + (s->width - 1 - x) / stride + 1;
            if (high > end)
                high = end;
            if (low < high) {
                pieces[count].offset = y * s->width + x - lane * stride;
                pieces[count].low = (int32_t)low;
                pieces[count++].high = (int32_t)high;
            }
        }
        lane = end;
    }
    return count;
}

/* Lanes low .. high - 1 of a vector, and loading these from p on, zeros elsewhere; nothing else is read. */
#if defined(DZ_TARGET_AVX512)

typedef vmask lane_set;

DZ_INLINE lane_set lanes_between(int low, int high)
{
    return (vmask)(((1u << high) - 1) & ~((1u << low) - 1));
}

DZ_INLINE vec load_lanes(const real *p, lane_set set)
{
    return DZ_OP(_mm512_maskz_loadu_, )(set, p);
}

#elif defined(DZ_TARGET_AVX2)

typedef ivec lane_set;

DZ_INLINE lane_set lanes_between(int low, int high)
{
    ivec number;
    for (int i = 0; i < DZ_LANES; i++)
        number[i] = i;
    return (number >= low) & (number < high);
}

DZ_INLINE vec load_lanes(const real *p, lane_set set)
{
    return DZ_OP(_mm256_maskload_, )(p, (__m256i)set);
}

#else

typedef struct {
    int low, high;
} lane_set;

DZ_INLINE lane_set lanes_between(int low, int high)
{
    return (lane_set){low, high};
}

DZ_INLINE vec load_lanes(const real *p, lane_set set)
{
    if (set.low == 0 && set.high == DZ_LANES)
        return v_load(p);
    vec v = {0};
    for (int i = set.low; i < set.high; i++)
        v[i] = p[i];
    return v;
}

#endif

#if defined(DZ_TARGET_AVX512)

/* Every second element of 2 DZ_LANES: those whose lane is in the mask. */
DZ_INLINE vec load_second(const real *p, vmask mask)
{
    /* Bit l of the mask goes to bit 2 l. */
    uint32_t spread = mask;
    spread = (spread | spread << 8) & 0x00ff00ffu;
    spread = (spread | spread << 4) & 0x0f0f0f0fu;
    spread = (spread | spread << 2) & 0x33333333u;
    spread = (spread | spread << 1) & 0x55555555u;
#if DZ_BITS == 32
    const __m512i even = _mm512_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
#else
    const __m512i even = _mm512_setr_epi64(0, 2, 4, 6, 8, 10, 12, 14);
#endif
    vec low = DZ_OP(_mm512_maskz_loadu_, )((vmask)spread, p);
    vec high = DZ_OP(_mm512_maskz_loadu_, )((vmask)(spread >> DZ_LANES), p + DZ_LANES);
    return DZ_OP(_mm512_permutex2var_, )(low, even, high);
}

DZ_INLINE vec load_pieces(const real *x, const piece *pieces, int count, int stride)
{
    vec v = {0};
    for (int k = 0; k < count; k++) {
        const real *p = x + pieces[k].offset;
        vmask mask = lanes_between(pieces[k].low, pieces[k].high);
        if (stride == 1) {
            v = DZ_OP(_mm512_mask_loadu_, )(v, mask, p);
        } else if (stride == 2) {
            v = DZ_OP(_mm512_mask_mov_, )(v, mask, load_second(p, mask));
        } else {
            for (int lane = pieces[k].low; lane < pieces[k].high; lane++)
                v[lane] = p[(int64_t)lane * stride];
        }
    }
    return v;
}

#else

DZ_INLINE vec load_pieces(const real *x, const piece *pieces, int count, int stride)
{
    if (count == 1 && stride == 1 && pieces->low == 0 && pieces->high == DZ_LANES)
        return v_load(x + pieces->offset);
    if (count == 1 && stride == 1)
        return load_lanes(x + pieces->offset, lanes_between(pieces->low, pieces->high));
    vec v = {0};
    for (int k = 0; k < count; k++)
        for (int lane = pieces[k].low; lane < pieces[k].high; lane++)
            v[lane] = x[pieces[k].offset + (int64_t)lane * stride];
    return v;
}

#endif

/*
 * Writes `vectors` vectors of places from `first` on, of which `count` places exist, for channels c0 .. c1 - 1:
 * that of the cell k = (c - c0, i, j) and number v goes to columns[k * cell_step + v * vector_step].
 */
static inline void gather_columns(const dz_window *s, const real *x, int c0, int c1, int64_t first, int64_t count,
                                  int vectors, int64_t vector_step, int64_t cell_step, real *columns)
{
    int64_t area = (int64_t)s->kernel_height * s->kernel_width;
    for (int v = 0; v < vectors; v++) {
        int64_t done = (int64_t)v * DZ_LANES, row = (first + done) / s->places_across;
        int64_t column = first + done - row * s->places_across;
        int lanes = count - done < DZ_LANES ? (int)(count - done) : DZ_LANES;
        for (int i = 0; i < s->kernel_height; i++) {
            for (int j = 0; j < s->kernel_width; j++) {
                piece pieces[DZ_LANES];
                int found = find_pieces(s, i, j, row, column, lanes, pieces);
                const real *from = x + c0 * s->x_step;
                real *to = columns + (i * s->kernel_width + j) * cell_step + v * vector_step;
                if (found == 1 && s->stride_width == 1) {
                    /* Nearly always; the compiler keeps the mask in a register. */
                    for (int c = c0; c < c1; c++, from += s->x_step, to += area * cell_step)
                        v_store(to, load_pieces(from, pieces, 1, 1));
                } else {
                    for (int c = c0; c < c1; c++, from += s->x_step, to += area * cell_step)
                        v_store(to, load_pieces(from, pieces, found, s->stride_width));
                }
            }
        }
    }
}

#endif
