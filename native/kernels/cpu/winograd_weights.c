/*
 * Winograd's form of the weights of a convolution, and the weight gradient in it, 3x3 with stride 1 and in single
 * precision; winograd.h has the formula. The gradient is the adjoint of the forward transform:
 *
 *     gw = G' [ sum over tiles of (A gy A') . (B' x B) ] G
 *
 *     for blocks of BATCH tiles
 *       channels of x and of gy, transposed to have neighbours in the lanes of a vector, are transformed
 *       for the 36 points: sums (outputs, channels) += gradients (outputs, tiles) pixels (tiles, channels)
 *
 * All of it happens in Winograd's form; what the sums become in the end takes one transform per weight.
 */
#include "winograd.h"
#include "convolution.h"
#include "gemm.h"
#include "transpose.h"

#define BATCH 96 /* tiles at a time */
#define GROUP (ROWS < DZ_LANES ? DZ_LANES : ROWS)
#define PART 8 /* tiles transposed at a time, in the first cache level */
#define pack_lines DZ_KERNEL_NAME(pack)
#define PACKED_INNER 128 /* weights of a line transformed at a time, DZ_SCRATCH holds ROWS POINTS times as many */

/* A of four vectors. */
DZ_INLINE void transform_gradients(const vec *d, vec *r)
{
    vec a = v_fma(v_set(R(0.5)), d[2], d[0]), b = v_fma(v_set(QUARTER_ROOT), d[3], v_set(HALF_ROOT) * d[1]);
    vec c = v_fma(v_set(R(2.0)), d[2], d[0]), e = v_fma(v_set(2 * ROOT), d[3], v_set(ROOT) * d[1]);
    r[0] = d[0];
    r[1] = a + b;
    r[2] = a - b;
    r[3] = c + e;
    r[4] = c - e;
    r[5] = d[3];
}

/* G of three vectors. */
DZ_INLINE void transform_weights(vec a, vec b, vec c, vec *r)
{
    vec p = v_fma(v_set(R(-1.0) / 3), c, v_set(R(-2.0) / 3) * a), q = v_set(-ROOT / 3) * b;
    vec u = v_fma(v_set(R(1.0) / 3), c, v_set(R(1.0) / 6) * a), v = v_set(ROOT / 6) * b;
    r[0] = a;
    r[1] = p + q;
    r[2] = p - q;
    r[3] = u + v;
    r[4] = u - v;
    r[5] = c;
}

/* G' of six vectors. */
DZ_INLINE void transform_products(const vec *m, vec *g)
{
    vec p = m[1] + m[2], q = m[1] - m[2], u = m[3] + m[4], v = m[3] - m[4];
    g[0] = v_fma(v_set(R(-2.0) / 3), p, v_fma(v_set(R(1.0) / 6), u, m[0]));
    g[1] = v_fma(v_set(-ROOT / 3), q, v_set(ROOT / 6) * v);
    g[2] = v_fma(v_set(R(1.0) / 3), u - p, m[5]);
}

void DZ_KERNEL_NAME(winograd_pack)(int64_t lines, int64_t inner, int64_t line_step, int64_t inner_step, int turned,
                                   const real *w, real *packed, int64_t point_step, real *scratch)
{
    for (int64_t i = 0; i < lines; i += ROWS) {
        int64_t rows = least(ROWS, lines - i);
        for (int64_t k0 = 0; k0 < inner; k0 += PACKED_INNER) {
            int64_t length = least(PACKED_INNER, inner - k0);
            for (int64_t r = 0; r < rows; r++) {
                for (int64_t k = 0; k < length; k += DZ_LANES) {
                    const real *from = w + (i + r) * line_step + (k0 + k) * inner_step;
                    int lanes = (int)least(DZ_LANES, length - k);
                    vec cells[9] = {{0}}, across[3][IN];
                    for (int l = 0; l < lanes; l++)
                        for (int j = 0; j < 9; j++)
                            cells[turned ? 8 - j : j][l] = from[l * inner_step + j];
                    for (int j = 0; j < 3; j++)
                        transform_weights(cells[3 * j], cells[3 * j + 1], cells[3 * j + 2], across[j]);
                    real *to = scratch + r * POINTS * PACKED_INNER + k;
                    for (int j = 0; j < IN; j++) {
                        vec down[IN];
                        transform_weights(across[0][j], across[1][j], across[2][j], down);
                        for (int p = 0; p < IN; p++)
                            v_store(to + (p * IN + j) * PACKED_INNER, down[p]);
                    }
                }
            }
            for (int p = 0; p < POINTS; p++)
                pack_lines(rows, length, POINTS * PACKED_INNER, 1, scratch + p * PACKED_INNER,
                           packed + p * point_step + i * inner + k0 * ROWS);
        }
    }
}

/*
 * Pixels of DZ_LANES channels, of which `channels` exist: rows of `length` places from (top, left) on, zeros beyond the
 * edges, transposed to (row, place, channel) with PART_LENGTH places to a row.
 */
#define PART_LENGTH ((OUT * PART + 2 + DZ_LANES - 1) / DZ_LANES * DZ_LANES)

static void transpose_pixels(const real *x, int64_t x_step, int channels, int height, int width, int top, int left,
                             int rows, int length, real *pixels)
{
    for (int i = 0; i < rows; i++, pixels += PART_LENGTH * DZ_LANES) {
        int row = top + i;
        for (int k = 0; k < length; k += DZ_LANES) {
            lane_set inside = lanes_within(left + k, width), none = lanes_between(0, 0);
            inside = row >= 0 && row < height ? inside : none;
            const real *from = x + (int64_t)row * width + left + k;
            vec v[DZ_LANES];
            DZ_UNROLL
            for (int c = 0; c < DZ_LANES; c++)
                v[c] = load_lanes(from + c * x_step, c < channels ? inside : none);
            transpose(v);
            DZ_UNROLL
            for (int c = 0; c < DZ_LANES; c++)
                v_store(pixels + (k + c) * DZ_LANES, v[c]);
        }
    }
}

/* B' d B of `count` tiles side by side; tile t's numbers of point i go to target + i point_step + t SLIVER. */
static void transform_pixel_tiles(real *pixels, int count, real *target, int64_t point_step)
{
    const int row = PART_LENGTH * DZ_LANES;
    for (int k = 0; k < OUT * count + 2; k++) {
        vec d[IN], r[IN];
        DZ_UNROLL
        for (int i = 0; i < IN; i++)
            d[i] = v_load(pixels + i * row + k * DZ_LANES);
        transform_pixels(d, r);
        DZ_UNROLL
        for (int i = 0; i < IN; i++)
            v_store(pixels + i * row + k * DZ_LANES, r[i]);
    }
    for (int t = 0; t < count; t++) {
        for (int i = 0; i < IN; i++) {
            vec d[IN], r[IN];
            DZ_UNROLL
            for (int j = 0; j < IN; j++)
                d[j] = v_load(pixels + i * row + (t * OUT + j) * DZ_LANES);
            transform_pixels(d, r);
            DZ_UNROLL
            for (int j = 0; j < IN; j++)
                v_store(target + (i * IN + j) * point_step + t * SLIVER, r[j]);
        }
    }
}

/* Lanes of v as rows of packed lines, from line o on. */
DZ_INLINE void store_rows(real *packed, int64_t o, int64_t t, vec v)
{
    enum { TOGETHER = ROWS < DZ_LANES ? ROWS : DZ_LANES };
    real lanes[DZ_LANES];
    v_store(lanes, v);
    DZ_UNROLL
    for (int l = 0; l < DZ_LANES; l += TOGETHER)
        memcpy(packed + (o + l) / ROWS * (BATCH * ROWS) + t * ROWS + (o + l) % ROWS, lanes + l,
               TOGETHER * sizeof(real));
}

/* A d A' of `count` tiles side by side, packed as rows from line o and inner position t on. */
static void transform_gradient_tiles(real *pixels, int count, int64_t o, int64_t t, real *packed, int64_t point_step)
{
    const int row = PART_LENGTH * DZ_LANES;
    for (int n = 0; n < count; n++) {
        vec down[IN][OUT];
        DZ_UNROLL
        for (int j = 0; j < OUT; j++) {
            vec d[OUT], r[IN];
            DZ_UNROLL
            for (int i = 0; i < OUT; i++)
                d[i] = v_load(pixels + i * row + (n * OUT + j) * DZ_LANES);
            transform_gradients(d, r);
            DZ_UNROLL
            for (int i = 0; i < IN; i++)
                down[i][j] = r[i];
        }
        DZ_UNROLL
        for (int i = 0; i < IN; i++) {
            vec r[IN];
            transform_gradients(down[i], r);
            DZ_UNROLL
            for (int j = 0; j < IN; j++)
                store_rows(packed + (i * IN + j) * point_step, o, t + n, r[j]);
        }
    }
}

void DZ_KERNEL_NAME(winograd_gradient)(const dz_window *s, int64_t x_image, int64_t y_image, const real *x,
                                       const real *gy, int64_t first, int64_t count, real *sums, int64_t sums_step,
                                       int64_t sums_point, real *scratch)
{
    int64_t vectors = (s->channels + DZ_LANES - 1) / DZ_LANES, slivers = (vectors + WIDE - 1) / WIDE;
    /* Slivers of the same width do better than whole ones and a rest. */
    int64_t width = slivers > 0 ? (vectors + slivers - 1) / slivers * DZ_LANES : DZ_LANES;
    int64_t lines = (s->outputs + GROUP - 1) / GROUP * GROUP;
    int64_t in_point = slivers * BATCH * SLIVER + DZ_LANES, out_point = lines * BATCH + DZ_LANES;
    real *pixels = scratch, *in = pixels + IN * PART_LENGTH * DZ_LANES, *out = in + POINTS * in_point;
    for (int64_t done = 0; done < count; done += BATCH) {
        strip strips[BATCH];
        int now = (int)least(BATCH, count - done), found = find_strips(s, first + done, now, strips);
        for (int i = 0; i < found; i++) {
            const strip *t = &strips[i];
            for (int k = 0; k < t->count; k += PART) {
                int tiles = (int)least(PART, t->count - k), top = t->row * OUT, left = (t->column + k) * OUT;
                int64_t at = t->start + k;
                for (int64_t c = 0; c < s->channels; c += DZ_LANES) {
                    transpose_pixels(x + t->image * x_image + c * s->x_step, s->x_step,
                                     (int)least(DZ_LANES, s->channels - c), s->height, s->width, top - s->pad_height,
                                     left - s->pad_width, IN, tiles * OUT + 2, pixels);
                    transform_pixel_tiles(pixels, tiles, in + (c / width * BATCH + at) * SLIVER + c % width, in_point);
                }
                for (int64_t o = 0; o < s->outputs; o += DZ_LANES) {
                    transpose_pixels(gy + t->image * y_image + o * s->y_step, s->y_step,
                                     (int)least(DZ_LANES, s->outputs - o), s->places_down, s->places_across, top, left,
                                     OUT, tiles * OUT, pixels);
                    transform_gradient_tiles(pixels, tiles, o, at, out, out_point);
                }
            }
        }
        for (int64_t p = 0; p < POINTS; p++)
            for (int64_t c = 0; c < s->channels; c += width)
                for (int64_t o = 0; o < s->outputs; o += ROWS)
                    any_tile((int)least(ROWS, s->outputs - o), (int)least(width, s->channels - c), now,
                             out + p * out_point + o * BATCH, in + p * in_point + c / width * BATCH * SLIVER, NULL,
                             done == 0, sums + p * sums_point + o * sums_step + c, sums_step);
    }
}

void DZ_KERNEL_NAME(winograd_unpack)(int64_t parts, int64_t part_step, int64_t count, const real *sums,
                                     int64_t sums_point, real *gw)
{
    for (int64_t k = 0; k < count; k += DZ_LANES) {
        int lanes = (int)least(DZ_LANES, count - k);
        vec across[IN][3], cells[3][3];
        for (int i = 0; i < IN; i++) {
            vec m[IN];
            for (int j = 0; j < IN; j++) {
                const real *from = sums + (i * IN + j) * sums_point + k;
                m[j] = v_load_part(from, lanes);
                for (int64_t part = 1; part < parts; part++)
                    m[j] = m[j] + v_load_part(from + part * part_step, lanes);
            }
            transform_products(m, across[i]);
        }
        for (int j = 0; j < 3; j++) {
            vec m[IN], g[3];
            for (int i = 0; i < IN; i++)
                m[i] = across[i][j];
            transform_products(m, g);
            for (int i = 0; i < 3; i++)
                cells[i][j] = g[i];
        }
        for (int l = 0; l < lanes; l++)
            for (int i = 0; i < 9; i++)
                gw[(k + l) * 9 + i] = cells[i / 3][i % 3][l];
    }
}

int64_t DZ_KERNEL_NAME(winograd_scratch)(int64_t channels, int64_t outputs)
{
    int64_t wide = (channels + SLIVER - 1) / SLIVER * SLIVER + (outputs + GROUP - 1) / GROUP * GROUP;
    return POINTS * (wide * BATCH + 2 * DZ_LANES) + 2 * IN * LINE + BLOCK * OUT * MARKS + IN * PART_LENGTH * DZ_LANES;
}
