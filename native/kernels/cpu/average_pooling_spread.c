/*
 * Back through average pooling: every cell of gx adds the shares of the windows over it, so that nothing is added in
 * memory and gx is written once:
 *
 *     stride 1, kernel 3     cell c hears the windows c + pad - 2, c + pad - 1, c + pad, in this order
 *     stride 2, kernel 3     even and odd cells by themselves; one kind hears one window, the other two
 *
 * A share is gy divided by the cells of its window. The rows of windows over the row of cells at hand are kept with a
 * margin of zeros, so that no vector needs to know of edges. Shares from one row of windows are added first, then the
 * rows. What a vector writes beyond the end of a row, the next row overwrites.
 */
#include "interleave.h"
#include "pooling.h"

#define ROWS DZ_POOL_REACH                                                /* rows of windows kept */
#define MARGIN DZ_POOL_KERNEL                                             /* zeros before the first window */
#define LENGTH (MARGIN + DZ_POOL_WINDOWS + DZ_POOL_KERNEL + 2 * DZ_LANES) /* with zeros behind the last */

typedef struct {
    real shares[ROWS][LENGTH];
    real cells[LENGTH]; /* of each window along its row */
} window_rows;

static void prepare(window_rows *kept, const dz_pool *s)
{
    const dz_pool_axis *across = &s->columns;
    int64_t cells = (across->size + across->stride - 1) / across->stride + across->pad;
    int64_t used = MARGIN + (cells > across->windows ? cells : across->windows) + 2 * DZ_LANES;
    for (int i = 0; i < ROWS; i++)
        memset(kept->shares[i], 0, (size_t)used * sizeof(real));
    for (int64_t w = 0; w < used - MARGIN; w++)
        kept->cells[MARGIN + w] = (real)(w < across->windows ? pool_cells(across, w, s->count_pad) : 1);
}

/* Keeps a row of windows with `rows` cells downwards; of gy, `room` elements may be read. */
static void keep(window_rows *kept, int64_t oh, int64_t windows, int64_t room, const real *gy, real rows)
{
    real *shares = kept->shares[oh % ROWS] + MARGIN;
    const real *cells = kept->cells + MARGIN;
    int64_t w = 0;
    for (; w < windows && w <= room - DZ_LANES; w += DZ_LANES)
        v_store(shares + w, v_load(gy + w) / (v_load(cells + w) * rows));
    for (; w < windows; w++)
        shares[w] = gy[w] / (cells[w] * rows);
    memset(shares + windows, 0, DZ_VECTOR_BYTES);
}

/* What cells phase, phase + stride, ... hear from rows low .. high - 1 of windows, from number `first` of them on. */
DZ_INLINE vec hear(const window_rows *kept, const dz_pool_axis *across, int kernel, int stride, int phase, int64_t low,
                   int64_t high, int64_t first)
{
    int shift = (phase + across->pad) / stride, left = (phase + across->pad) % stride;
    vec total = {0};
    for (int64_t oh = low; oh < high; oh++) {
        const real *newest = kept->shares[oh % ROWS] + MARGIN + first + shift;
        vec sum = {0};
        for (int i = left >= kernel ? -1 : (kernel - 1 - left) / stride; i >= 0; i--)
            sum += v_load(newest - i);
        total += sum;
    }
    return total;
}

DZ_INLINE void write(real *gx, vec v, int64_t room)
{
    if (room >= DZ_LANES)
        v_store(gx, v);
    else if (room > 0)
        v_store_part(gx, v, (int)room);
}

/* kernel and stride are those of the columns, as constants where a caller knows them. */
DZ_INLINE void spread(const dz_pool *s, int kernel, int stride, int64_t planes, const real *gy, real *gx)
{
    const dz_pool_axis *down = &s->rows, *across = &s->columns;
    int64_t windows = across->windows, width = across->size;
    const real *gy_end = gy + planes * down->windows * windows;
    real *end = gx + planes * down->size * width;
    window_rows kept;
    prepare(&kept, s);
    for (int64_t p = 0; p < planes; p++, gy += down->windows * windows) {
        int64_t next = 0;
        for (int64_t h = 0; h < down->size; h++, gx += width) {
            int64_t above = h + down->pad - down->kernel;
            int64_t low = above < 0 ? 0 : above / down->stride + 1, high = (h + down->pad) / down->stride + 1;
            if (high > down->windows)
                high = down->windows;
            for (; next < high; next++) {
                const real *row = gy + next * windows;
                keep(&kept, next, windows, gy_end - row, row, (real)pool_cells(down, next, s->count_pad));
            }
            for (int64_t m = 0; m * stride < width; m += DZ_LANES) {
                vec even = hear(&kept, across, kernel, stride, 0, low, high, m);
                if (stride == 1) {
                    write(gx + m, even, end - gx - m);
                } else {
                    vec odd = hear(&kept, across, kernel, stride, 1, low, high, m), a, b;
                    v_interleave(even, odd, &a, &b);
                    write(gx + 2 * m, a, end - gx - 2 * m);
                    write(gx + 2 * m + DZ_LANES, b, end - gx - 2 * m - DZ_LANES);
                }
            }
        }
    }
}

void DZ_KERNEL_NAME(average_pool_spread)(const dz_pool *s, int64_t planes, const real *gy, real *gx)
{
    int kernel = s->columns.kernel;
    if (s->columns.stride == 1 && kernel == 3)
        spread(s, 3, 1, planes, gy, gx);
    else if (s->columns.stride == 1)
        spread(s, kernel, 1, planes, gy, gx);
    else if (kernel == 2)
        spread(s, 2, 2, planes, gy, gx);
    else if (kernel == 3)
        spread(s, 3, 2, planes, gy, gx);
    else
        spread(s, kernel, 2, planes, gy, gx);
}
