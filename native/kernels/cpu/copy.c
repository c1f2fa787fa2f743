/* Copies of planes of elements of 4 or 8 bytes: see copy_planes.h. Tiles are squares of one vector's lanes. */
#include "copy.h"
#include "names.h"
#include "transpose.h"

#define cell real
#define EDGE DZ_LANES
#define THIN 5
#define DZ_COPY_NAME DZ_KERNEL_NAME(copy)

DZ_INLINE void tile(const cell *x, int64_t x_column, cell *y, int64_t y_row)
{
    vec r[DZ_LANES];
    DZ_UNROLL
    for (int j = 0; j < DZ_LANES; j++)
        r[j] = v_load(x + j * x_column);
    transpose(r);
    DZ_UNROLL
    for (int i = 0; i < DZ_LANES; i++)
        v_store(y + i * y_row, r[i]);
}

/* The first rows and columns of a tile. */
static void tile_part(int rows, int columns, const cell *x, int64_t x_column, cell *y, int64_t y_row)
{
    vec r[DZ_LANES], zero = {0};
    for (int j = 0; j < DZ_LANES; j++)
        r[j] = j < columns ? v_load_part(x + j * x_column, rows) : zero;
    transpose(r);
    for (int i = 0; i < rows; i++)
        v_store_part(y + i * y_row, r[i], columns);
}

#include "copy_planes.h"
