/*
 * Winograd's minimal convolution F(4x4, 3x3): what the forward and the weight kernels share.
 *
 *     y = A' [ (G w G') . (B' x B) ] A        x a tile of 6x6 pixels, y 4x4 places, . element by element
 *
 * from polynomials at the points 0, +-sqrt(1/2), +-sqrt(2) and infinity. These keep the numbers of all three transforms
 * near 1: with 0, +-1, +-2 the rounding errors are five times larger. A tile takes 36 products per pair of channels
 * instead of 144, and these are 36 matrix products over channels, one per point.
 *
 * Tiles are counted row by row through all images, without gaps; lanes of a vector are neighbouring tiles, whatever
 * row or image they are in. A strip is a run of tiles within one row of tiles, whose pixels are neighbours too:
 *
 *     pixels     0 1 2 3 4 5 6 7 8 9 ...       one row of a strip
 *     tile 0     . . . . . .
 *     tile 1             . . . . . .           lines of a strip: 4 pixels per tile, side by side (`heads`),
 *     tile 2                     . . ...       and the same from pixel 4 on (`tails`), of which each tile takes 2
 *
 * Lines run on from strip to strip. Down the rows the transform works on whole vectors of such lines; then every 4th
 * number goes to one of 4 vectors of tiles, and the transform along the rows works on these.
 */
#ifndef DZ_WINOGRAD_H
#define DZ_WINOGRAD_H

#include "dezero_kernels.h"
#include "tile.h"
#include "columns.h"

#define POINTS 36
#define OUT 4                                 /* places of a tile in each direction */
#define IN 6                                  /* pixels of a tile in each direction */
#define LINE (OUT * SLIVER + 2 * DZ_LANES)    /* a line of a sliver of tiles, with room to write whole vectors */
#define MARKS (SLIVER * (OUT + 2 + DZ_LANES)) /* the same, with room behind each strip */
#define BLOCK (48 / SLIVER) /* slivers at a time: transformed pixels and sums stay in the second cache level */

#define ROOT R(1.41421356237309504880)
#define HALF_ROOT R(0.70710678118654752440)
#define QUARTER_ROOT R(0.35355339059327376220)

/* Tiles column .. column + count - 1 of a row of tiles; the first of them is number start of the sliver. */
typedef struct {
    int64_t image;
    int32_t row, column, count, start;
} strip;

/* The strips of some tiles of the window's images. */
static inline int find_strips(const dz_window *s, int64_t first, int count, strip *strips)
{
    int64_t across = (s->places_across + OUT - 1) / OUT, down = (s->places_down + OUT - 1) / OUT;
    int found = 0;
    for (int start = 0; start < count; found++) {
        int64_t line = (first + start) / across, column = first + start - line * across;
        int length = (int)least(count - start, across - column);
        strips[found] = (strip){line / down, (int32_t)(line % down), (int32_t)column, length, start};
        start += length;
    }
    return found;
}

/* The lanes of a vector at column `at` that lie within a row. */
DZ_INLINE lane_set lanes_within(int at, int width)
{
    int low = at < 0 ? -at : 0, high = width - at < DZ_LANES ? width - at : DZ_LANES;
    return low < high ? lanes_between(low, high) : lanes_between(0, 0);
}

/* B' of six vectors. */
DZ_INLINE void transform_pixels(const vec *d, vec *r)
{
    vec a = v_fma(v_set(R(-2.0)), d[2], d[4]), b = v_fma(v_set(HALF_ROOT), d[3], v_set(-ROOT) * d[1]);
    vec c = v_fma(v_set(R(-0.5)), d[2], d[4]), e = v_fma(v_set(ROOT), d[3], v_set(-HALF_ROOT) * d[1]);
    r[0] = v_fma(v_set(R(-2.5)), d[2], d[0] + d[4]);
    r[1] = a + b;
    r[2] = a - b;
    r[3] = c + e;
    r[4] = c - e;
    r[5] = v_fma(v_set(R(-2.5)), d[3], d[1] + d[5]);
}

#endif
