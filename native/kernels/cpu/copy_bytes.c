/*
 * Copies of planes of single bytes: see copy_planes.h. A tile of 8 times 8 bytes is transposed within eight words, by
 * exchanging blocks of 4, 2 and 1 bytes across the diagonal.
 */
#include "copy.h"
#include "names.h"
#include "vector.h"

#define cell uint8_t
#define EDGE 8
#define THIN 5
#define DZ_COPY_NAME DZ_EXPAND(copy, u8, DZ_NAME)

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first byte of a word is its lowest");

/* Exchanges the high parts of a with the low parts of b; mask has the low parts. */
DZ_INLINE void exchange(uint64_t *a, uint64_t *b, int bits, uint64_t mask)
{
    uint64_t t = ((*a >> bits) ^ *b) & mask;
    *b ^= t;
    *a ^= t << bits;
}

DZ_INLINE void transpose_bytes(uint64_t *w)
{
    DZ_UNROLL
    for (int i = 0; i < 4; i++)
        exchange(&w[i], &w[i + 4], 32, 0x00000000ffffffffu);
    DZ_UNROLL
    for (int i = 0; i < 8; i += 4) {
        exchange(&w[i], &w[i + 2], 16, 0x0000ffff0000ffffu);
        exchange(&w[i + 1], &w[i + 3], 16, 0x0000ffff0000ffffu);
    }
    DZ_UNROLL
    for (int i = 0; i < 8; i += 2)
        exchange(&w[i], &w[i + 1], 8, 0x00ff00ff00ff00ffu);
}

DZ_INLINE void tile(const cell *x, int64_t x_column, cell *y, int64_t y_row)
{
    uint64_t w[8];
    DZ_UNROLL
    for (int j = 0; j < 8; j++)
        memcpy(&w[j], x + j * x_column, 8);
    transpose_bytes(w);
    DZ_UNROLL
    for (int i = 0; i < 8; i++)
        memcpy(y + i * y_row, &w[i], 8);
}

/* The first rows and columns of a tile. */
static void tile_part(int rows, int columns, const cell *x, int64_t x_column, cell *y, int64_t y_row)
{
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            y[i * y_row + j] = x[i + j * x_column];
}

#include "copy_planes.h"
