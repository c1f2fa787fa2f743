/*
 * Convolution of one image: y (outputs, places) = weights (outputs, inner) columns (inner, places), where inner runs
 * over (channel, i, j). The columns are never in memory as a whole:
 *
 *     for blocks of places                  that fill half the scratch memory, which stays in the second cache level
 *       for blocks of channels              whose columns have at most INNER lines
 *         gather columns in slivers of WIDE vectors of places: line after line, each WIDE vectors
 *         for slivers of places             stay in the first level
 *           for ROWS outputs: one tile      ROWS x WIDE vectors of sums in registers while inner runs
 *
 * Tiles at the edges have fewer rows or vectors; the last vector may be partial. y is summed over the blocks of
 * channels in memory. The order of the sum depends on the sizes of window and channels alone, not on the places
 * computed together.
 */
#include "convolution.h"
#include "columns.h"

#if defined(DZ_TARGET_AVX512) || defined(DZ_TARGET_NEON)
#define ROWS 8 /* 24 sums, 3 columns and a weight in 32 registers */
#else
#define ROWS 4 /* 12 sums, 3 columns and a weight in 16 registers */
#endif
#define WIDE 3
#define SLIVER (WIDE * DZ_LANES)
#define INNER 384

/* One tile of y: its sums start at the bias, at 0, or, behind the first block of channels, at what y holds. */
DZ_INLINE void tile(int rows, int vectors, int64_t inner, const real *weights, const real *columns, const real *bias,
                    int first, real *y, int64_t y_step, int tail)
{
    vec sum[ROWS][WIDE];
    DZ_UNROLL
    for (int r = 0; r < rows; r++) {
        DZ_UNROLL
        for (int v = 0; v < vectors; v++) {
            const real *from = y + r * y_step + v * DZ_LANES;
            if (first)
                sum[r][v] = v_set(bias != NULL ? bias[r] : R(0.0));
            else
                sum[r][v] = v < vectors - 1 ? v_load(from) : v_load_part(from, tail);
        }
    }
    for (int64_t k = 0; k < inner; k++, weights += ROWS, columns += SLIVER) {
        vec x[WIDE];
        DZ_UNROLL
        for (int v = 0; v < vectors; v++)
            x[v] = v_load(columns + v * DZ_LANES);
        DZ_UNROLL
        for (int r = 0; r < rows; r++) {
            vec w = v_set(weights[r]);
            DZ_UNROLL
            for (int v = 0; v < vectors; v++)
                sum[r][v] = v_fma(w, x[v], sum[r][v]);
        }
    }
    DZ_UNROLL
    for (int r = 0; r < rows; r++) {
        DZ_UNROLL
        for (int v = 0; v < vectors; v++) {
            real *to = y + r * y_step + v * DZ_LANES;
            if (v < vectors - 1)
                v_store(to, sum[r][v]);
            else
                v_store_part(to, sum[r][v], tail);
        }
    }
}

#define TILE(rows, vectors)                                                                                            \
    case (rows)*WIDE + (vectors)-1:                                                                                    \
        tile(rows, vectors, inner, weights, columns, bias, first, y, y_step, tail);                                    \
        break;
#define TILES(rows) TILE(rows, 1) TILE(rows, 2) TILE(rows, 3)

static void any_tile(int rows, int places, int64_t inner, const real *weights, const real *columns, const real *bias,
                     int first, real *y, int64_t y_step)
{
    int vectors = (places + DZ_LANES - 1) / DZ_LANES, tail = places - (vectors - 1) * DZ_LANES;
    switch (rows * WIDE + vectors - 1) {
        TILES(1)
        TILES(2)
        TILES(3)
        TILES(4)
#if ROWS == 8
        TILES(5)
        TILES(6)
        TILES(7)
        TILES(8)
#endif
    }
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

void DZ_KERNEL_NAME(convolution)(const dz_window *s, const real *x, const real *weights, const real *bias, real *y,
                                 int64_t first, int64_t count, real *scratch)
{
    int64_t area = (int64_t)s->kernel_height * s->kernel_width, inner = s->channels * area;
    int channels = (int)(area < INNER ? INNER / area : 1);
    if (channels > s->channels)
        channels = s->channels;
    int64_t line = channels * area * SLIVER, room = DZ_CONVOLUTION_SCRATCH / 2 / (int64_t)sizeof(real);
    int64_t places = line < room ? room / (line > 0 ? line : 1) * SLIVER : SLIVER;
    for (int64_t end = first + count; first < end; first += places) {
        int64_t n = least(places, end - first);
        int c0 = 0;
        do {
            int c1 = (int)least(s->channels, c0 + channels);
            int64_t k = (c1 - c0) * area;
            for (int64_t p = 0; p < n; p += SLIVER) {
                int now = (int)least(SLIVER, n - p);
                gather_columns(s, x, c0, c1, first + p, now, (now + DZ_LANES - 1) / DZ_LANES, DZ_LANES, SLIVER,
                               scratch + p * k);
            }
            for (int64_t p = 0; p < n; p += SLIVER) {
                for (int o = 0; o < s->outputs; o += ROWS) {
                    any_tile((int)least(ROWS, s->outputs - o), (int)least(SLIVER, n - p), k,
                             weights + o * inner + c0 * area * ROWS, scratch + p * k, bias != NULL ? bias + o : NULL,
                             c0 == 0, y + o * s->y_step + first + p, s->y_step);
                }
            }
            c0 = c1;
        } while (c0 < s->channels);
    }
}

#if DZ_BITS == 32
#define DZ_ROWS_OF(variant) DZ_ROWS_EXPANDED(variant)
#define DZ_ROWS_EXPANDED(variant) dz_convolution_rows_##variant
const int32_t DZ_ROWS_OF(DZ_NAME) = ROWS;
#endif
