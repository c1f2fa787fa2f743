/*
 * Matrix product: c (m, n) = packed a (m, k) b, or c + that, where b is (k, n) or, transposed, (n, k).
 *
 *     for blocks of columns of c            whose b fills half the scratch memory, which stays in the second cache
 * level for blocks of INNER positions copy b in slivers, turned around where it is transposed for slivers stay in the
 * first level for ROWS rows of c: one tile
 *
 * c is summed over the blocks in memory. The order of the sum depends on k alone.
 */
#include "gemm.h"
#include "tile.h"
#include "transpose.h"

/* Columns first .. first + count - 1 of b, for inner positions k0 .. k1 - 1. */
static void copy_sliver(const real *b, int64_t step, int64_t k0, int64_t k1, int64_t first, int count, real *sliver)
{
    int whole = count / DZ_LANES, tail = count % DZ_LANES;
    for (int64_t k = k0; k < k1; k++, sliver += SLIVER) {
        const real *from = b + k * step + first;
        for (int v = 0; v < whole; v++)
            v_store(sliver + v * DZ_LANES, v_load(from + v * DZ_LANES));
        if (tail > 0)
            v_store(sliver + whole * DZ_LANES, v_load_part(from + whole * DZ_LANES, tail));
    }
}

#if defined(DZ_TARGET_AVX512) && DZ_BITS == 32

/* ROWS lines along which numbers are neighbours, sixteen positions at a time. */
static void pack_lines(int64_t inner, int64_t line_step, const real *x, real *packed)
{
    for (int64_t k = 0; k < inner; k += 16) {
        int length = inner - k < 16 ? (int)(inner - k) : 16;
        vec r[16];
        for (int i = 0; i < 16; i++)
            r[i] = i < ROWS ? v_load_part(x + i * line_step + k, length) : v_set(R(0.0));
        transpose(r);
        for (int j = 0; j < length; j++)
            _mm256_storeu_ps(packed + (k + j) * ROWS, _mm512_castps512_ps256((__m512)r[j]));
    }
}

/* Rows first .. first + count - 1 of b as columns. */
static void turn_sliver(const real *b, int64_t step, int64_t k0, int64_t k1, int64_t first, int count, real *sliver)
{
    for (int v = 0; v < count; v += 16) {
        for (int64_t k = k0; k < k1; k += 16) {
            int length = k1 - k < 16 ? (int)(k1 - k) : 16;
            vec r[16];
            for (int i = 0; i < 16; i++)
                r[i] = v + i < count ? v_load_part(b + (first + v + i) * step + k, length) : v_set(R(0.0));
            transpose(r);
            for (int i = 0; i < length; i++)
                v_store(sliver + (k - k0 + i) * SLIVER + v, r[i]);
        }
    }
}

#else

static void pack_lines(int64_t inner, int64_t line_step, const real *x, real *packed)
{
    for (int64_t k = 0; k < inner; k++, packed += ROWS)
        for (int i = 0; i < ROWS; i++)
            packed[i] = x[i * line_step + k];
}

static void turn_sliver(const real *b, int64_t step, int64_t k0, int64_t k1, int64_t first, int count, real *sliver)
{
    int filled = (count + DZ_LANES - 1) / DZ_LANES * DZ_LANES;
    for (int64_t k = k0; k < k1; k += 16) {
        int length = k1 - k < 16 ? (int)(k1 - k) : 16;
        for (int i = 0; i < filled; i++)
            for (int j = 0; j < length; j++)
                sliver[(k - k0 + j) * SLIVER + i] = i < count ? b[(first + i) * step + k + j] : R(0.0);
    }
}

#endif

void DZ_KERNEL_NAME(pack)(int64_t lines, int64_t inner, int64_t line_step, int64_t inner_step, const real *x,
                          real *packed)
{
    /* Lines that are neighbours: some positions of all of them at a time, so that what lies beside them is not fetched
     * again. */
    int64_t whole = inner_step != 1 && line_step == 1 ? lines / ROWS * ROWS : 0;
    for (int64_t k0 = 0; whole > 0 && k0 < inner; k0 += 64)
        for (int64_t i = 0; i < whole; i += ROWS)
            for (int64_t k = k0; k < least(inner, k0 + 64); k++)
                memcpy(packed + i * inner + k * ROWS, x + i + k * inner_step, ROWS * sizeof(real));
    packed += whole * inner;
    for (int64_t i = whole; i < lines; i += ROWS, packed += ROWS * inner) {
        const real *first = x + i * line_step;
        int64_t rows = least(ROWS, lines - i);
        if (rows == ROWS && inner_step == 1) {
            pack_lines(inner, line_step, first, packed);
        } else {
            for (int64_t k = 0; k < inner; k++)
                for (int64_t r = 0; r < ROWS; r++)
                    packed[k * ROWS + r] = r < rows ? first[r * line_step + k * inner_step] : R(0.0);
        }
    }
}

void DZ_KERNEL_NAME(gemm)(int64_t m, int64_t n, int64_t k, const real *a, int transposed, const real *b, int64_t b_step,
                          int accumulate, real *c, int64_t c_step, real *scratch)
{
    int64_t line = least(k, INNER) * SLIVER, room = DZ_SCRATCH / 2 / (int64_t)sizeof(real);
    int64_t columns = line > 0 ? room / line * SLIVER : n;
    /* Of an empty sum nothing is read, but places are formed, which null has none of. */
    if (k == 0)
        a = b = scratch;
    for (int64_t j = 0; j < n; j += columns) {
        int64_t now = least(columns, n - j), k0 = 0;
        do {
            int64_t k1 = least(k, k0 + INNER), inner = k1 - k0;
            for (int64_t p = 0; p < now; p += SLIVER) {
                int count = (int)least(SLIVER, now - p);
                if (transposed)
                    turn_sliver(b, b_step, k0, k1, j + p, count, scratch + p * inner);
                else
                    copy_sliver(b, b_step, k0, k1, j + p, count, scratch + p * inner);
            }
            for (int64_t p = 0; p < now; p += SLIVER) {
                for (int64_t i = 0; i < m; i += ROWS) {
                    any_tile((int)least(ROWS, m - i), (int)least(SLIVER, now - p), inner, a + i * k + k0 * ROWS,
                             scratch + p * inner, NULL, k0 == 0 && !accumulate, c + i * c_step + j + p, c_step);
                }
            }
            k0 = k1;
        } while (k0 < k);
    }
}

void DZ_KERNEL_NAME(pack_right)(int64_t n, int64_t k, const real *b, int transposed, int64_t b_step, real *packed)
{
    for (int64_t j = 0; j < n; j += SLIVER, packed += SLIVER * k) {
        int count = (int)least(SLIVER, n - j);
        if (transposed)
            turn_sliver(b, b_step, 0, k, j, count, packed);
        else
            copy_sliver(b, b_step, 0, k, j, count, packed);
    }
}

void DZ_KERNEL_NAME(gemm_packed)(int64_t m, int64_t n, int64_t k, const real *a, const real *b, int accumulate, real *c,
                                 int64_t c_step)
{
    /* A sliver is read again for the next rows while it is in the nearest caches; sums stay in registers all the way.
     */
    for (int64_t j = 0; j < n; j += SLIVER, b += SLIVER * k)
        for (int64_t i = 0; i < m; i += ROWS)
            any_tile((int)least(ROWS, m - i), (int)least(SLIVER, n - j), k, a + i * k, b, NULL, !accumulate,
                     c + i * c_step + j, c_step);
}

#if DZ_BITS == 32
const int32_t DZ_ROWS_NAME = ROWS;
#endif
