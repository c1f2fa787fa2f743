/*
 * Winograd's convolution of several images, 3x3 with stride 1 and in single precision; winograd.h has the transforms.
 *
 *     for blocks of tiles                 that go through all channels and outputs in scratch memory
 *       for channels: one transform       (point, sliver, channel, SLIVER tiles)
 *       for the 36 points                 weights (outputs, channels) times tiles (channels, tiles), by the tiles of
 *                                         tile.h; to (point, sliver, output, SLIVER tiles)
 *       for outputs: transform back       with the bias and the activation
 *
 * The order of the sums depends on the channels alone, not on the tiles computed together.
 *
 * A place whose window sees nothing but zeros gets the bias and nothing else, as by plain sums: where pixels beside the
 * window are in its tile, the transforms leave a rounding error, and a ReLU behind would take its sign for that of a
 * number. So bits of pixels are gathered on the way in, a line of marks for each row of places:
 *
 *     marks of a place = bits of all pixels in its window, over all channels; 0 or -0 where all are zero
 */
#include "winograd.h"
#include "activation.h"
#include "convolution.h"

/* A' of six vectors. */
DZ_INLINE void transform_sums(const vec *m, vec *y)
{
    vec p = m[1] + m[2], q = m[1] - m[2], u = m[3] + m[4], v = m[3] - m[4];
    y[0] = m[0] + p + u;
    y[1] = v_fma(v_set(HALF_ROOT), q, v_set(ROOT) * v);
    y[2] = v_fma(v_set(R(0.5)), p, v_set(R(2.0)) * u);
    y[3] = v_fma(v_set(QUARTER_ROOT), q, v_fma(v_set(2 * ROOT), v, m[5]));
}

/*
 * split: lane l of e[j] is p[4 l + j]; join is its inverse. With AVX2 the lanes come in another order, that of a
 * transposition within halves: the same for all tiles, and join undoes it.
 */
#if defined(DZ_TARGET_AVX512)

DZ_INLINE void split(const real *p, int parts, vec *e)
{
    const __m512i first = _mm512_setr_epi32(0, 4, 8, 12, 16, 20, 24, 28, 1, 5, 9, 13, 17, 21, 25, 29);
    const __m512i last = _mm512_setr_epi32(2, 6, 10, 14, 18, 22, 26, 30, 3, 7, 11, 15, 19, 23, 27, 31);
    vec a = v_load(p), b = v_load(p + 16), c = v_load(p + 32), d = v_load(p + 48);
    vec low = _mm512_permutex2var_ps(a, first, b), high = _mm512_permutex2var_ps(c, first, d);
    e[0] = _mm512_shuffle_f32x4(low, high, 0x44);
    e[1] = _mm512_shuffle_f32x4(low, high, 0xee);
    if (parts == 2)
        return;
    low = _mm512_permutex2var_ps(a, last, b), high = _mm512_permutex2var_ps(c, last, d);
    e[2] = _mm512_shuffle_f32x4(low, high, 0x44);
    e[3] = _mm512_shuffle_f32x4(low, high, 0xee);
}

DZ_INLINE void join(const vec *e, real *p)
{
    const __m512i low = _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const __m512i high = _mm512_setr_epi32(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    const __m512i low2 = _mm512_setr_epi64(0, 8, 1, 9, 2, 10, 3, 11);
    const __m512i high2 = _mm512_setr_epi64(4, 12, 5, 13, 6, 14, 7, 15);
    __m512d a = (__m512d)_mm512_permutex2var_ps(e[0], low, e[1]), b = (__m512d)_mm512_permutex2var_ps(e[2], low, e[3]);
    v_store(p, (vec)_mm512_permutex2var_pd(a, low2, b));
    v_store(p + 16, (vec)_mm512_permutex2var_pd(a, high2, b));
    a = (__m512d)_mm512_permutex2var_ps(e[0], high, e[1]), b = (__m512d)_mm512_permutex2var_ps(e[2], high, e[3]);
    v_store(p + 32, (vec)_mm512_permutex2var_pd(a, low2, b));
    v_store(p + 48, (vec)_mm512_permutex2var_pd(a, high2, b));
}

#elif defined(DZ_TARGET_AVX2)

DZ_INLINE void transpose_halves(vec *r)
{
    __m256 a = _mm256_unpacklo_ps(r[0], r[1]), b = _mm256_unpackhi_ps(r[0], r[1]);
    __m256 c = _mm256_unpacklo_ps(r[2], r[3]), d = _mm256_unpackhi_ps(r[2], r[3]);
    r[0] = _mm256_shuffle_ps(a, c, 0x44);
    r[1] = _mm256_shuffle_ps(a, c, 0xee);
    r[2] = _mm256_shuffle_ps(b, d, 0x44);
    r[3] = _mm256_shuffle_ps(b, d, 0xee);
}

DZ_INLINE void split(const real *p, int parts, vec *e)
{
    vec r[4] = {v_load(p), v_load(p + 8), v_load(p + 16), v_load(p + 24)};
    transpose_halves(r);
    for (int j = 0; j < parts; j++)
        e[j] = r[j];
}

DZ_INLINE void join(const vec *e, real *p)
{
    vec r[4] = {e[0], e[1], e[2], e[3]};
    transpose_halves(r);
    for (int j = 0; j < 4; j++)
        v_store(p + j * 8, r[j]);
}

#else

DZ_INLINE void split(const real *p, int parts, vec *e)
{
    for (int j = 0; j < parts; j++)
        e[j] = (vec){p[j], p[4 + j], p[8 + j], p[12 + j]};
}

DZ_INLINE void join(const vec *e, real *p)
{
    for (int j = 0; j < 4; j++)
        v_store(p + 4 * j, (vec){e[0][j], e[1][j], e[2][j], e[3][j]});
}

#endif

/* All of v but its first 4 lanes, to p. */
DZ_INLINE void store_tail(real *p, vec v)
{
#if defined(DZ_TARGET_AVX512)
    _mm512_mask_storeu_ps(p - 4, 0xfff0, v);
#elif defined(DZ_TARGET_AVX2)
    _mm_storeu_ps(p, _mm256_extractf128_ps(v, 1));
#else
    (void)p, (void)v;
#endif
}

DZ_INLINE vec v_or(vec a, vec b)
{
    return (vec)((uvec)a | (uvec)b);
}

/* Where the marks of a strip, the found-th of its sliver, begin in each line of marks. */
DZ_INLINE int marks_of(const strip *t, int found)
{
    return t->start * OUT + found * (2 + DZ_LANES);
}

/* Marks of columns of pixels become those of windows. */
static void join_marks(const strip *strips, int found, real *marks)
{
    for (int i = 0; i < found; i++)
        for (int r = 0; r < OUT; r++) {
            real *mark = marks + r * MARKS + marks_of(&strips[i], i);
            for (int k = 0; k < strips[i].count * OUT; k += DZ_LANES)
                v_store(mark + k, v_or(v_or(v_load(mark + k), v_load(mark + k + 1)), v_load(mark + k + 2)));
        }
}

/*
 * Transforms one channel of a sliver of tiles: the tiles' numbers of point i go to vectors at target + i point_step,
 * the bits of its pixels to the marks. lines holds 12 LINE numbers.
 */
static void transform_channel(const dz_window *s, const real *x, int64_t x_image, const strip *strips, int found,
                              int vectors, real *lines, real *marks, real *target, int64_t point_step)
{
    unsigned height = (unsigned)s->height;
    real *heads = lines, *tails = lines + IN * LINE;
    for (int i = 0; i < found; i++) {
        const strip *t = &strips[i];
        int top = t->row * OUT - s->pad_height, left = t->column * OUT - s->pad_width, length = t->count * OUT + 2;
        const real *image = x + t->image * x_image + (int64_t)top * s->width + left;
        for (int k = 0; k < length; k += DZ_LANES) {
            lane_set inside = lanes_within(left + k, s->width), none = lanes_between(0, 0);
            vec d[IN], r[IN];
            DZ_UNROLL
            for (int j = 0; j < IN; j++)
                d[j] = load_lanes(image + (int64_t)j * s->width + k, (unsigned)(top + j) < height ? inside : none);
            /* Lines of the next channel are too far away for the processor to guess. */
            DZ_UNROLL
            for (int j = 0; j < IN; j++)
                __builtin_prefetch(image + s->x_step + (int64_t)j * s->width + k);
            DZ_UNROLL
            for (int j = 0; j < OUT; j++) {
                real *mark = marks + j * MARKS + marks_of(t, i) + k;
                v_store(mark, v_or(v_load(mark), v_or(v_or(d[j], d[j + 1]), d[j + 2])));
            }
            transform_pixels(d, r);
            real *head = heads + t->start * OUT + k, *tail = tails + t->start * OUT + k - OUT;
            DZ_UNROLL
            for (int j = 0; j < IN; j++) {
                v_store(head + j * LINE, r[j]);
                if (k > 0)
                    v_store(tail + j * LINE, r[j]);
                else
                    store_tail(tail + j * LINE + OUT, r[j]);
            }
        }
    }
    for (int v = 0; v < vectors; v++) {
        DZ_UNROLL
        for (int i = 0; i < IN; i++) {
            vec d[IN], r[IN];
            split(heads + i * LINE + v * OUT * DZ_LANES, 4, d);
            split(tails + i * LINE + v * OUT * DZ_LANES, 2, d + 4);
            transform_pixels(d, r);
            DZ_UNROLL
            for (int j = 0; j < IN; j++)
                v_store(target + (i * IN + j) * point_step + v * DZ_LANES, r[j]);
        }
    }
}

/* Transforms back one output of a sliver, and writes what lies within the image. */
static void write_output(const dz_window *s, const real *sums, int64_t point_step, real bias, int activation,
                         const strip *strips, int found, int vectors, real *lines, const real *marks, real *y,
                         int64_t y_image)
{
    for (int v = 0; v < vectors; v++) {
        vec down[OUT][IN];
        DZ_UNROLL
        for (int j = 0; j < IN; j++) {
            vec m[IN], r[OUT];
            DZ_UNROLL
            for (int i = 0; i < IN; i++)
                m[i] = v_load(sums + (i * IN + j) * point_step + v * DZ_LANES);
            transform_sums(m, r);
            DZ_UNROLL
            for (int i = 0; i < OUT; i++)
                down[i][j] = r[i];
        }
        DZ_UNROLL
        for (int i = 0; i < OUT; i++) {
            vec r[OUT];
            transform_sums(down[i], r);
            DZ_UNROLL
            for (int j = 0; j < OUT; j++)
                r[j] = r[j] + v_set(bias);
            join(r, lines + i * LINE + v * OUT * DZ_LANES);
        }
    }
    for (int i = 0; i < found; i++) {
        const strip *t = &strips[i];
        int64_t row = (int64_t)t->row * OUT, column = (int64_t)t->column * OUT;
        int64_t rows = least(OUT, s->places_down - row), length = least(t->count * OUT, s->places_across - column);
        for (int64_t r = 0; r < rows; r++) {
            const real *from = lines + r * LINE + t->start * OUT, *mark = marks + r * MARKS + marks_of(t, i);
            real *to = y + t->image * y_image + (row + r) * s->places_across + column;
            for (int64_t k = 0; k < length; k += DZ_LANES) {
                vec sum = v_select(v_eq(v_load(mark + k), v_set(R(0.0))), v_set(bias), v_load(from + k));
                sum = v_activate(sum, activation);
                if (k + DZ_LANES <= length)
                    v_store(to + k, sum);
                else
                    v_store_part(to + k, sum, (int)(length - k));
            }
        }
    }
}

void DZ_KERNEL_NAME(winograd)(const dz_window *s, int64_t x_image, int64_t y_image, const real *x, const real *weights,
                              int64_t weights_point, const real *bias, int activation, real *y, int64_t first,
                              int64_t count, real *scratch)
{
    int64_t channels = s->channels, outputs = s->outputs;
    int64_t in_sliver = channels * SLIVER, out_sliver = outputs * SLIVER;
    int64_t in_point = BLOCK * in_sliver + DZ_LANES, out_point = BLOCK * out_sliver + DZ_LANES;
    real *lines = scratch, *marks = lines + 2 * IN * LINE;
    real *in = marks + BLOCK * OUT * MARKS, *out = in + POINTS * in_point;
    for (int64_t end = first + count; first < end; first += BLOCK * SLIVER) {
        strip strips[BLOCK][SLIVER];
        int found[BLOCK], vectors[BLOCK], slivers = 0;
        for (; slivers < BLOCK && first + slivers * SLIVER < end; slivers++) {
            int now = (int)least(SLIVER, end - first - slivers * SLIVER);
            found[slivers] = find_strips(s, first + slivers * SLIVER, now, strips[slivers]);
            vectors[slivers] = (now + DZ_LANES - 1) / DZ_LANES;
        }
        memset(marks, 0, (size_t)slivers * OUT * MARKS * sizeof *marks);
        for (int64_t c = 0; c < channels; c++)
            for (int i = 0; i < slivers; i++)
                transform_channel(s, x + c * s->x_step, x_image, strips[i], found[i], vectors[i], lines,
                                  marks + i * OUT * MARKS, in + i * in_sliver + c * SLIVER, in_point);
        for (int i = 0; i < slivers; i++)
            join_marks(strips[i], found[i], marks + i * OUT * MARKS);
        for (int64_t p = 0; p < POINTS; p++)
            for (int64_t c = 0; c == 0 || c < channels; c += INNER)
                for (int i = 0; i < slivers; i++)
                    for (int64_t o = 0; o < outputs; o += ROWS)
                        any_tile((int)least(ROWS, outputs - o), vectors[i] * DZ_LANES, least(INNER, channels - c),
                                 weights + p * weights_point + o * channels + c * ROWS,
                                 in + p * in_point + i * in_sliver + c * SLIVER, NULL, c == 0,
                                 out + p * out_point + i * out_sliver + o * SLIVER, SLIVER);
        for (int64_t o = 0; o < outputs; o++)
            for (int i = 0; i < slivers; i++)
                write_output(s, out + i * out_sliver + o * SLIVER, out_point, bias != NULL ? bias[o] : R(0.0),
                             activation, strips[i], found[i], vectors[i], lines, marks + i * OUT * MARKS,
                             y + o * s->y_step, y_image);
    }
}
