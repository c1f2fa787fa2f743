/*
 * The weight gradient of a convolution: gw (outputs, inner) += gy (outputs, places) columnsᵀ (places, inner), over the
 * places of several images. Both sides are read along the places, so that nothing is transposed:
 *
 *     for blocks of places, of several images where these are small
 *       for blocks of OUTPUTS outputs         gy is copied, each image filled up to whole vectors with zeros
 *         for blocks of channels              columns are gathered in the same way
 *           for tiles of DOWN outputs and ACROSS cells: as many vectors of sums in registers while the places run,
 *           each of which then becomes one number that is added to gw
 */
#include "convolution.h"
#include "columns.h"

#if defined(DZ_TARGET_AVX512) || defined(DZ_TARGET_NEON)
#define DOWN 4 /* 24 sums, 6 columns and a gradient in 32 registers */
#define ACROSS 6
#else
#define DOWN 3 /* 9 sums, 3 columns and a gradient in 16 registers */
#define ACROSS 3
#endif
#define OUTPUTS 64
#define CELLS 96
#define PLACES 768
#define SEGMENTS 64

/* Some places of one image, and where their vectors start in a line of the block. */
typedef struct {
    int64_t image, first, count, start;
} segment;

DZ_INLINE real sum_of(vec v)
{
#if defined(DZ_TARGET_AVX512)
    return DZ_OP(_mm512_reduce_add_, )(v);
#else
    real s = 0;
    for (int i = 0; i < DZ_LANES; i++)
        s += v[i];
    return s;
#endif
}

DZ_INLINE void tile(int down, int across, int64_t length, int64_t step, const real *gy, const real *columns, real *gw,
                    int64_t gw_step)
{
    vec sum[DOWN][ACROSS];
    DZ_UNROLL
    for (int r = 0; r < down; r++) {
        DZ_UNROLL
        for (int c = 0; c < across; c++)
            sum[r][c] = v_set(R(0.0));
    }
    for (int64_t p = 0; p < length; p += DZ_LANES) {
        vec x[ACROSS];
        DZ_UNROLL
        for (int c = 0; c < across; c++)
            x[c] = v_load(columns + c * step + p);
        DZ_UNROLL
        for (int r = 0; r < down; r++) {
            vec g = v_load(gy + r * step + p);
            DZ_UNROLL
            for (int c = 0; c < across; c++)
                sum[r][c] = v_fma(g, x[c], sum[r][c]);
        }
    }
    DZ_UNROLL
    for (int r = 0; r < down; r++) {
        DZ_UNROLL
        for (int c = 0; c < across; c++)
            gw[r * gw_step + c] += sum_of(sum[r][c]);
    }
}

/* All tiles of some outputs and cells: whole ones, then one row or column at a time. */
static void multiply(int outputs, int64_t cells, int64_t length, int64_t step, const real *gy, const real *columns,
                     real *gw, int64_t gw_step)
{
    int64_t c = 0;
    for (; c + ACROSS <= cells; c += ACROSS) {
        int r = 0;
        for (; r + DOWN <= outputs; r += DOWN)
            tile(DOWN, ACROSS, length, step, gy + r * step, columns + c * step, gw + r * gw_step + c, gw_step);
        for (; r < outputs; r++)
            tile(1, ACROSS, length, step, gy + r * step, columns + c * step, gw + r * gw_step + c, gw_step);
    }
    for (; c < cells; c++) {
        int r = 0;
        for (; r + DOWN <= outputs; r += DOWN)
            tile(DOWN, 1, length, step, gy + r * step, columns + c * step, gw + r * gw_step + c, gw_step);
        for (; r < outputs; r++)
            tile(1, 1, length, step, gy + r * step, columns + c * step, gw + r * gw_step + c, gw_step);
    }
}

static void copy_gradients(const real *gy, const segment *segments, int count, int64_t y_image, real *line)
{
    for (int i = 0; i < count; i++) {
        const real *from = gy + segments[i].image * y_image + segments[i].first;
        real *to = line + segments[i].start;
        int64_t p = 0;
        for (; p + DZ_LANES <= segments[i].count; p += DZ_LANES)
            v_store(to + p, v_load(from + p));
        if (p < segments[i].count)
            v_store(to + p, v_load_part(from + p, (int)(segments[i].count - p)));
    }
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

void DZ_KERNEL_NAME(weights)(const dz_window *s, int64_t images, int64_t x_image, int64_t y_image, const real *x,
                             const real *gy, real *gw, real *scratch)
{
    int64_t area = (int64_t)s->kernel_height * s->kernel_width, inner = s->channels * area;
    int64_t places = (int64_t)s->places_down * s->places_across;
    int channels = (int)least(s->channels, area < CELLS ? CELLS / area : 1), outputs = (int)least(s->outputs, OUTPUTS);
    int64_t room = DZ_SCRATCH / (int64_t)sizeof(real);
    int64_t step = least(PLACES, room / (outputs + channels * area)) / DZ_LANES * DZ_LANES;
    real *columns = scratch + outputs * step;

    int64_t image = 0, next = 0;
    while (image < images && places > 0) {
        segment segments[SEGMENTS];
        int count = 0;
        int64_t length = 0;
        while (image < images && length < step && count < SEGMENTS) {
            int64_t n = least(places - next, step - length);
            segments[count++] = (segment){image, next, n, length};
            length += (n + DZ_LANES - 1) / DZ_LANES * DZ_LANES;
            next += n;
            if (next == places) {
                next = 0;
                image++;
            }
        }
        for (int o = 0; o < s->outputs; o += outputs) {
            int rows = (int)least(outputs, s->outputs - o);
            for (int r = 0; r < rows; r++)
                copy_gradients(gy + (o + r) * s->y_step, segments, count, y_image, scratch + r * step);
            for (int c0 = 0; c0 < s->channels; c0 += channels) {
                int c1 = (int)least(s->channels, c0 + channels);
                for (int i = 0; i < count; i++)
                    gather_columns(s, x + segments[i].image * x_image, c0, c1, segments[i].first, segments[i].count,
                                   (int)((segments[i].count + DZ_LANES - 1) / DZ_LANES), DZ_LANES, step,
                                   columns + segments[i].start);
                multiply(rows, (c1 - c0) * area, length, step, scratch, columns, gw + o * inner + c0 * area, inner);
            }
        }
    }
}
