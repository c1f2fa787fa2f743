/*
 * Tiles of a product: ROWS outputs by WIDE vectors of columns, held in registers while the inner axis runs.
 *
 * The left side is packed: for each ROWS outputs, for each inner position their ROWS numbers, the last outputs filled
 * up with zeros. The right side comes in slivers: for each inner position WIDE vectors. Tiles at the edges have fewer
 * rows or vectors; the last vector may be partial.
 */
#ifndef DZ_TILE_H
#define DZ_TILE_H

#include "dezero_kernels.h"
#include "vector.h"

#if defined(DZ_TARGET_AVX512) || defined(DZ_TARGET_NEON)
#define ROWS 8 /* 24 sums, 3 columns and a weight in 32 registers */
#else
#define ROWS 4 /* 12 sums, 3 columns and a weight in 16 registers */
#endif
#define WIDE 3
#define SLIVER (WIDE * DZ_LANES)
#define INNER 384 /* positions of the inner axis at a time */

/* One tile of y. Its sums start at the bias or at 0, or, where this is not the first block of the inner axis, at what y
 * holds. */
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

#endif
