/*
 * Average pooling: the mean of each window. The cells of each column of a window are added from above, then the
 * columns from the left, from 0 on; the sum is divided by the count of cells. Vectors hold windows as in max_pooling.c,
 * with zeros beyond the edges, which change no sum; or, where windows are few or far apart, columns of one window. The
 * order of the additions is the same.
 */
#include "pool_columns.h"

/* The sums of DZ_LANES windows from the column `left` on; x is their first row. */
DZ_INLINE vec window_sums(const real *x, int64_t width, int64_t rows, int64_t left, int kernel, int stride, int at_edge)
{
    vec total = {0};
    for (int j = 0; j < kernel; j += stride) {
        vec even = {0}, odd = {0};
        for (int64_t i = 0; i < rows; i++) {
            const real *row = x + i * width;
            if (stride == 1) {
                even += load_columns(row, left + j, width, at_edge, R(0.0));
            } else if (j == kernel - 1 && !at_edge) {
                even += v_load_second(row + left + j);
            } else {
                vec e, o;
                v_deinterleave(load_columns(row, left + j, width, at_edge, R(0.0)),
                               load_columns(row, left + j + DZ_LANES, width, at_edge, R(0.0)), &e, &o);
                even += e;
                odd += o;
            }
        }
        total += even;
        if (stride == 2 && j < kernel - 1)
            total += odd;
    }
    return total;
}

/* The sum of one window. */
static real window_sum(const real *x, int64_t width, int64_t top, int64_t bottom, int64_t left, int64_t right)
{
    real total = 0;
    int64_t w = left;
    for (; w <= right - DZ_LANES; w += DZ_LANES) {
        vec sums = {0};
        for (int64_t h = top; h < bottom; h++)
            sums += v_load(x + h * width + w);
        for (int l = 0; l < DZ_LANES; l++)
            total += sums[l];
    }
    for (; w < right; w++) {
        real sum = 0;
        for (int64_t h = top; h < bottom; h++)
            sum += x[h * width + w];
        total += sum;
    }
    return total;
}

DZ_INLINE ivec smaller(ivec a, ivec b)
{
    ivec less = a < b;
    return (a & less) | (b & ~less);
}

/* pool_cells of DZ_LANES windows along a row. */
DZ_INLINE vec cells_across(const dz_pool *s, int64_t first)
{
    const dz_pool_axis *across = &s->columns;
    ivec start = (v_iota() + (ireal)first) * across->stride - across->pad, end = start + across->kernel;
    ivec size = (ivec){0} + across->size;
    ivec cells = s->count_pad ? smaller(end, size + across->pad) - start : smaller(end, size) - (start & ~(start < 0));
    return __builtin_convertvector(cells, vec);
}

/* kernel and stride are those of the columns, as constants where a caller knows them; stride 0 has no vectors. */
DZ_INLINE void average_planes(const dz_pool *s, int kernel, int stride, int64_t planes, const real *x, real *y)
{
    const dz_pool_axis *down = &s->rows, *across = &s->columns;
    pool_range full = pool_full(across);
    int64_t width = across->size, windows = across->windows;
    real *end = y + planes * down->windows * windows;
    for (int64_t p = 0; p < planes; p++, x += down->size * width) {
        for (int64_t oh = 0; oh < down->windows; oh++, y += windows) {
            int64_t top = pool_start(down, oh), rows = pool_end(down, oh) - top, step = stride == 0 ? 1 : DZ_LANES;
            real cells_down = (real)pool_cells(down, oh, s->count_pad);
            for (int64_t ow = 0; ow < windows; ow += step) {
                if (stride == 0) {
                    real sum = window_sum(x, width, top, top + rows, pool_start(across, ow), pool_end(across, ow));
                    y[ow] = sum / ((real)pool_cells(across, ow, s->count_pad) * cells_down);
                    continue;
                }
                int64_t first = windows - ow < DZ_LANES && windows > DZ_LANES ? windows - DZ_LANES : ow;
                int64_t left = first * stride - across->pad, room = end - y - first;
                const real *corner = x + top * width;
                if (first >= full.from && first + DZ_LANES <= full.to) {
                    vec sums = window_sums(corner, width, rows, left, kernel, stride, 0);
                    v_store(y + first, sums / ((real)kernel * cells_down));
                } else {
                    vec means = window_sums(corner, width, rows, left, kernel, stride, 1) /
                                (cells_across(s, first) * cells_down);
                    if (room < DZ_LANES)
                        v_store_part(y + first, means, (int)room);
                    else
                        v_store(y + first, means);
                }
            }
        }
    }
}

void DZ_KERNEL_NAME(average_pool)(const dz_pool *s, int64_t planes, const real *x, real *y)
{
    int kernel = s->columns.kernel, stride = s->columns.stride;
    if (!pool_has_vectors(&s->columns) || (kernel >= DZ_LANES && s->columns.windows < DZ_LANES))
        average_planes(s, kernel, 0, planes, x, y);
    else if (kernel == 2 && stride == 2)
        average_planes(s, 2, 2, planes, x, y);
    else if (kernel == 3 && stride == 1)
        average_planes(s, 3, 1, planes, x, y);
    else if (stride == 1)
        average_planes(s, kernel, 1, planes, x, y);
    else
        average_planes(s, kernel, 2, planes, x, y);
}
