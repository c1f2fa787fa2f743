/*
 * The gradient for x of a convolution at any stride: columns (inner, places) = weights' (inner, outputs) gy (outputs,
 * places), each added to the pixel that it was gathered from.
 *
 *     for blocks of places                  several images, whole rows of one, or parts of a long row
 *       for blocks of channels              whose columns fit the scratch memory, beside gy
 *         for blocks of DEPTH outputs       gy is copied in slivers
 *           for slivers of places             stay in the first level
 *             for ROWS lines of columns: one tile
 *         for pixels: sum what lies on them
 *
 * A row of pixels is summed in vectors of places: its pixels f, f + stride ... are seen by every so many-th cell, each
 * of which saw them at neighbouring places:
 *
 *     stride 2, kernel 3, pad 1      pixels 0 2 4 ...    cell 1 at 0 1 2 ...
 *                                    pixels 1 3 5 ...    cell 0 at 1 2 3 ..., cell 2 at 0 1 2 ...
 *
 * Each pixel is written once per block of places whose windows see it, the first time from the bias on. The blocks, and
 * so the order of each sum, depend on the sizes of the whole convolution alone, not on the channels computed together.
 */
#include "convolution.h"
#include "columns.h"
#include "tile.h"

#define CHANNELS 8 /* whole tiles of lines, whatever the window */
#define LINES 192  /* of columns, better more: gy passes from the second level once for all of them */
#define DEPTH 1024 /* outputs at a time */
#define ROOM (DZ_SCRATCH / (int64_t)sizeof(real))

/* The cells of a row of the window that see some pixels, and which place beside the vector's first each sees them at.
 */
typedef struct {
    int count;
    int32_t cell[DZ_CONVOLUTION_MAX_AREA];
    int64_t shift[DZ_CONVOLUTION_MAX_AREA];
} phase;

/* Places of rows first .. first + rows - 1, columns left .. right - 1 of each. */
typedef struct {
    int64_t first, rows, left, right;
} block;

/* The cells (i, 0) that see a row of pixels at places of a block, as the starts of their columns. */
typedef struct {
    int count;
    int64_t start[DZ_CONVOLUTION_MAX_AREA];
} seen_rows;

/* The columns of some channels of a block: lines (channel, i, j), `step` numbers apart. */
typedef struct {
    block places;
    const real *lines;
    int64_t step;
    int channels;
} columns;

static void find_phase(const dz_window *s, int first, phase *p)
{
    p->count = 0;
    for (int j = 0; j < s->kernel_width; j++) {
        int64_t moved = first + s->pad_width - (int64_t)j * s->dilation_width;
        if (moved % s->stride_width != 0)
            continue;
        p->cell[p->count] = j;
        p->shift[p->count++] = moved / s->stride_width;
    }
}

static void find_rows(const dz_window *s, const columns *from, int row, seen_rows *seen)
{
    const block *b = &from->places;
    int moved = row + s->pad_height, stride = s->stride_height, dense = s->dilation_height == 1 && moved >= 0;
    /* This is done for each row of each channel: with dilation 1, every stride-th cell is one place further up. */
    int place = moved / stride, step = dense ? stride : 1;
    seen->count = 0;
    for (int i = dense ? moved - place * stride : 0; i < s->kernel_height; i += step) {
        if (!dense) {
            int left = moved - i * s->dilation_height;
            place = left / stride;
            if (place * stride != left)
                continue;
        }
        if (place >= b->first && place < b->first + b->rows)
            seen->start[seen->count++] =
                (int64_t)i * s->kernel_width * from->step + (place - b->first) * (b->right - b->left);
        place--;
    }
}

/* The sums of DZ_LANES pixels of a phase, which begin at number t of them. */
DZ_INLINE vec sum_cells(const phase *p, const seen_rows *seen, const block *b, const real *lines, int64_t step,
                        int64_t t)
{
    vec sum = v_set(R(0.0));
    int64_t width = b->right - b->left;
    for (int j = 0; j < p->count; j++) {
        int64_t place = t + p->shift[j] - b->left;
        const real *line = lines + p->cell[j] * step + place;
        if (place >= 0 && place + DZ_LANES <= width) {
            for (int i = 0; i < seen->count; i++)
                sum = sum + v_load(line + seen->start[i]);
        } else if (place > -DZ_LANES && place < width) {
            int low = place < 0 ? (int)-place : 0;
            lane_set inside = lanes_between(low, width - place < DZ_LANES ? (int)(width - place) : DZ_LANES);
            for (int i = 0; i < seen->count; i++)
                sum = sum + load_lanes(line + seen->start[i], inside);
        }
    }
    return sum;
}

/* low and high = the lanes of a and b in turn. */
DZ_INLINE void interleave(vec a, vec b, vec *low, vec *high)
{
#if defined(DZ_TARGET_AVX512) && DZ_BITS == 32
    const __m512i first = _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const __m512i last = _mm512_setr_epi32(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    *low = _mm512_permutex2var_ps(a, first, b);
    *high = _mm512_permutex2var_ps(a, last, b);
#elif defined(DZ_TARGET_AVX512)
    const __m512i first = _mm512_setr_epi64(0, 8, 1, 9, 2, 10, 3, 11);
    const __m512i last = _mm512_setr_epi64(4, 12, 5, 13, 6, 14, 7, 15);
    *low = _mm512_permutex2var_pd(a, first, b);
    *high = _mm512_permutex2var_pd(a, last, b);
#elif defined(DZ_TARGET_AVX2)
    vec even = DZ_OP(_mm256_unpacklo_, )(a, b), odd = DZ_OP(_mm256_unpackhi_, )(a, b);
    *low = DZ_OP(_mm256_permute2f128_, )(even, odd, 0x20);
    *high = DZ_OP(_mm256_permute2f128_, )(even, odd, 0x31);
#else
    for (int l = 0; l < DZ_LANES; l++) {
        (*low)[l] = (l % 2 == 0 ? a : b)[l / 2];
        (*high)[l] = (l % 2 == 0 ? a : b)[(l + DZ_LANES) / 2];
    }
#endif
}

/* The first `count` lanes of a sum, added to pixels, or to the bias where the pixels are new. */
DZ_INLINE void add_pixels(vec sum, int64_t count, int is_new, real bias, real *pixels)
{
    if (count >= DZ_LANES)
        v_store(pixels, (is_new ? v_set(bias) : v_load(pixels)) + sum);
    else if (count > 0)
        v_store_part(pixels, (is_new ? v_set(bias) : v_load_part(pixels, (int)count)) + sum, (int)count);
}

/* What columns add to the pixels first, first + stride ... of a row of a channel; at stride 2, to all of them. */
static void add_row(const dz_window *s, const phase *p, const seen_rows *seen, const block *b, const real *lines,
                    int64_t step, int first, int is_new, real bias, real *pixels)
{
    int64_t stride = s->stride_width, all = (s->width - first + stride - 1) / stride, t = 0, end = all;
    if (b->left > 0 || b->right < s->places_across) {
        /* Beyond these, no cell lies on a place of the block. */
        t = b->right;
        end = 0;
        for (int k = 0; k < (stride == 2 ? 2 : 1); k++) {
            for (int j = 0; j < p[k].count; j++) {
                t = least(t, b->left - p[k].shift[j]);
                end = end > b->right - p[k].shift[j] ? end : b->right - p[k].shift[j];
            }
        }
        t = t < 0 ? 0 : t;
        end = least(all, end);
    }
    for (; t < end; t += DZ_LANES) {
        vec sum = sum_cells(p, seen, b, lines, step, t);
        if (stride == 1) {
            add_pixels(sum, s->width - t, is_new, bias, pixels + t);
        } else if (stride == 2) {
            vec low = sum, high = sum;
            interleave(sum, sum_cells(p + 1, seen, b, lines, step, t), &low, &high);
            add_pixels(low, s->width - 2 * t, is_new, bias, pixels + 2 * t);
            add_pixels(high, s->width - 2 * t - DZ_LANES, is_new, bias, pixels + 2 * t + DZ_LANES);
        } else {
            for (int64_t l = 0; l < DZ_LANES && t + l < all; l++) {
                real *pixel = pixels + first + (t + l) * stride;
                *pixel = (is_new ? bias : *pixel) + sum[l];
            }
        }
    }
}

static void fill_row(const dz_window *s, real bias, real *pixels)
{
    for (int x = 0; x < s->width; x += DZ_LANES)
        add_pixels(v_set(R(0.0)), s->width - x, 1, bias, pixels + x);
}

/* Adds columns to the rows of pixels before `end`. Those from `done` on are new. */
static void add_columns(const dz_window *s, const columns *from, int64_t done, int64_t end, const real *bias, real *gx)
{
    const block *b = &from->places;
    int64_t area = (int64_t)s->kernel_height * s->kernel_width;
    int64_t top = least(done, b->first * s->stride_height - s->pad_height);
    int is_part = b->left > 0 || b->right < s->places_across;
    for (int first = 0; first < s->stride_width && first < s->width; first++) {
        phase phases[2];
        find_phase(s, first, phases);
        find_phase(s, first + 1, phases + 1);
        for (int c = 0; c < from->channels; c++) {
            real start = bias != NULL ? bias[c] : R(0.0);
            for (int64_t row = top < 0 ? 0 : top; row < end; row++) {
                real *pixels = gx + c * s->x_step + row * s->width;
                int is_new = row >= done;
                seen_rows seen;
                find_rows(s, from, (int)row, &seen);
                /* Of a row in parts no part sees all pixels. */
                if (is_new && (is_part || seen.count == 0)) {
                    if (first == 0 && b->left == 0)
                        fill_row(s, start, pixels);
                    is_new = 0;
                }
                if (seen.count > 0)
                    add_row(s, phases, &seen, b, from->lines + c * area * from->step, from->step, first, is_new, start,
                            pixels);
            }
        }
        if (s->stride_width == 2)
            break;
    }
}

/* Columns of gy (outputs, n) of several images, side by side in slivers, for outputs k0 .. k1 - 1. */
static void copy_images(const real *gy, int64_t images, int64_t y_image, int64_t n, int64_t y_step, int64_t k0,
                        int64_t k1, real *slivers)
{
    int64_t depth = k1 - k0, all = images * n;
    /* What a tile multiplies along and does not store had better be no denormal. */
    if (all % SLIVER != 0)
        memset(slivers + all / SLIVER * SLIVER * depth, 0, (size_t)(SLIVER * depth) * sizeof(real));
    for (int64_t image = 0; image < images; image++) {
        for (int64_t q = 0, now; q < n; q += now) {
            int64_t at = image * n + q, within = at % SLIVER;
            now = least(SLIVER - within, n - q);
            for (int64_t k = 0; k < depth; k++) {
                const real *from = gy + image * y_image + (k0 + k) * y_step + q;
                real *to = slivers + (at - within) * depth + k * SLIVER + within;
                int64_t i = 0;
                for (; i + DZ_LANES <= now; i += DZ_LANES)
                    v_store(to + i, v_load(from + i));
                if (i < now)
                    v_store_part(to + i, v_load_part(from + i, (int)(now - i)), (int)(now - i));
            }
        }
    }
}

void DZ_KERNEL_NAME(convolution_data)(const dz_window *s, int64_t images, int64_t x_image, int64_t y_image,
                                      const real *gy, const real *weights, const real *bias, real *gx, int64_t first,
                                      int64_t count, real *scratch)
{
    int64_t area = (int64_t)s->kernel_height * s->kernel_width, lines = s->channels * area, outputs = s->outputs;
    int64_t most = (ROOM / SLIVER - DEPTH - 2 * ROWS) / area, wanted = LINES / area / CHANNELS * CHANNELS;
    int64_t together = least(least(s->channels, wanted < CHANNELS ? CHANNELS : wanted), most);
    if (together < 1)
        together = 1;
    int64_t deep = least(outputs, DEPTH), places = ROOM / (deep + together * area + 2 * ROWS) / SLIVER * SLIVER;
    real *room = scratch + places * deep;
    int64_t across = s->places_across, plane = s->places_down * across, whole = across > 0 ? places / across : 0;
    int64_t group = plane > 0 && plane <= places ? places / plane : 1;
    for (int64_t image = 0, now; image < images; image += now) {
        now = least(group, images - image);
        int64_t done = 0;
        for (int64_t row = 0; row<s->places_down; row += whole> 0 ? whole : 1) {
            columns part = {{row, whole > 0 ? least(whole, s->places_down - row) : 1, 0, 0}, NULL, places, 0};
            block *b = &part.places;
            int64_t end = (row + b->rows - 1) * s->stride_height - s->pad_height +
                          (int64_t)(s->kernel_height - 1) * s->dilation_height + 1;
            end = least(s->height, end < done ? done : end);
            for (; b->right < across; b->left = b->right) {
                b->right = whole > 0 ? across : least(across, b->left + places);
                int64_t n = b->rows * (b->right - b->left), all = now * n;
                for (int64_t c = first; c < first + count; c += together) {
                    /* Lines are packed by ROWS: some of the channels before and after may be computed along. */
                    part.channels = (int)least(together, first + count - c);
                    int64_t line = c * area / ROWS * ROWS, last = (c + part.channels) * area, k0 = 0;
                    do {
                        int64_t k1 = least(outputs, k0 + DEPTH);
                        if (c == first || outputs > DEPTH)
                            copy_images(gy + image * y_image + row * across + b->left, now, y_image, n, s->y_step, k0,
                                        k1, scratch);
                        for (int64_t p = 0; p < all; p += SLIVER)
                            for (int64_t i = line; i < last; i += ROWS)
                                any_tile((int)least(ROWS, lines - i), (int)least(SLIVER, all - p), k1 - k0,
                                         weights + i * outputs + k0 * ROWS, scratch + p * (k1 - k0), NULL, k0 == 0,
                                         room + (i - line) * places + p, places);
                        k0 = k1;
                    } while (k0 < outputs);
                    for (int64_t i = 0; i < now; i++) {
                        part.lines = room + (c * area - line) * places + i * n;
                        add_columns(s, &part, done, end, bias != NULL ? bias + c : NULL,
                                    gx + (image + i) * x_image + c * s->x_step);
                    }
                }
            }
            done = end;
        }
        for (int64_t i = 0; i < now * count; i++) {
            int64_t c = first + i % count;
            for (int64_t row = done; row < s->height; row++)
                fill_row(s, bias != NULL ? bias[c] : R(0.0),
                         gx + (image + i / count) * x_image + c * s->x_step + row * s->width);
        }
    }
}
