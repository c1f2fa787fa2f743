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
 *       the activation of the block of y
 *
 * Tiles at the edges have fewer rows or vectors; the last vector may be partial. y is summed over the blocks of
 * channels in memory. The order of the sum depends on the sizes of window and channels alone, not on the places
 * computed together.
 */
#include "convolution.h"
#include "activation.h"
#include "columns.h"
#include "tile.h"

void DZ_KERNEL_NAME(convolution)(const dz_window *s, const real *x, const real *weights, const real *bias,
                                 int activation, real *y, int64_t first, int64_t count, real *scratch)
{
    int64_t area = (int64_t)s->kernel_height * s->kernel_width, inner = s->channels * area;
    int channels = (int)(area < INNER ? INNER / area : 1);
    if (channels > s->channels)
        channels = s->channels;
    int64_t line = channels * area * SLIVER, room = DZ_SCRATCH / 2 / (int64_t)sizeof(real);
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
        if (activation != DZ_ACTIVATION_NONE)
            for (int o = 0; o < s->outputs; o++)
                activate_line(n, activation, y + o * s->y_step + first);
    }
}
