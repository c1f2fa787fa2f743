/*
 * y[i y_row + j y_column] = x[i x_row + j x_column] for one type of elements, by the strides:
 *
 *     x_column 1      rows as they lie
 *     x_row 1         a transposition: tiles of EDGE times EDGE elements in registers, in blocks whose cache lines and
 *                     pages stay at hand while the tiles beside them are read
 *     a known step    where x_column is 0, 2, 3, 4 or -1, the compiler makes stores or shuffles of the loop; so too
 * where 2 to 4 columns, which are all that y has, are woven into each other else            one by one
 *
 * Who includes this defines cell, EDGE, tile() and tile_part(). No element is computed with.
 */

#define BLOCK 64

/* y[i] = x[i step] */
DZ_INLINE void take(int64_t n, const cell *restrict x, int64_t step, cell *restrict y)
{
    for (int64_t i = 0; i < n; i++)
        y[i] = x[i * step];
}

/* y[i columns + j] = x[i + j x_column] */
DZ_INLINE void weave(int64_t n, int columns, const cell *restrict x, int64_t x_column, cell *restrict y)
{
    for (int64_t i = 0; i < n; i++)
        for (int j = 0; j < columns; j++)
            y[i * columns + j] = x[i + j * x_column];
}

static void take_any(int64_t n, const cell *x, int64_t step, cell *y)
{
    switch (step) {
    case 0:
        take(n, x, 0, y);
        break;
    case 2:
        take(n, x, 2, y);
        break;
    case 3:
        take(n, x, 3, y);
        break;
    case 4:
        take(n, x, 4, y);
        break;
    case -1:
        take(n, x, -1, y);
        break;
    default:
        take(n, x, step, y);
        break;
    }
}

/* A call of memcpy costs more than a short row. */
DZ_INLINE void copy_row(int64_t n, const cell *x, cell *y)
{
    const int64_t wide = DZ_VECTOR_BYTES / (int)sizeof(cell);
    if (n > 16 * wide) {
        memcpy(y, x, (size_t)n * sizeof(cell));
    } else if (n >= wide) {
        for (int64_t i = 0; i < n - wide; i += wide)
            memcpy(y + i, x + i, DZ_VECTOR_BYTES);
        memcpy(y + n - wide, x + n - wide, DZ_VECTOR_BYTES);
    } else {
        int64_t i = 0;
        for (; i <= n - 4; i += 4)
            memcpy(y + i, x + i, 4 * sizeof(cell));
        for (; i < n; i++)
            y[i] = x[i];
    }
}

static void copy_transposed(int64_t rows, int64_t columns, const cell *x, int64_t x_column, cell *y, int64_t y_row)
{
    for (int64_t i0 = 0; i0 < rows; i0 += BLOCK) {
        int64_t i1 = i0 + BLOCK < rows ? i0 + BLOCK : rows;
        for (int64_t j0 = 0; j0 < columns; j0 += BLOCK) {
            int64_t j1 = j0 + BLOCK < columns ? j0 + BLOCK : columns;
            for (int64_t i = i0; i < i1; i += EDGE) {
                for (int64_t j = j0; j < j1; j += EDGE) {
                    const cell *from = x + i + j * x_column;
                    cell *to = y + i * y_row + j;
                    if (i1 - i >= EDGE && j1 - j >= EDGE)
                        tile(from, x_column, to, y_row);
                    else
                        tile_part(i1 - i < EDGE ? (int)(i1 - i) : EDGE, j1 - j < EDGE ? (int)(j1 - j) : EDGE, from,
                                  x_column, to, y_row);
                }
            }
        }
    }
}

void DZ_COPY_NAME(int64_t rows, int64_t columns, const void *from, int64_t x_row, int64_t x_column, void *to,
                  int64_t y_row, int64_t y_column)
{
    const cell *x = from;
    cell *y = to;
    if (y_column != 1) {
        for (int64_t i = 0; i < rows; i++)
            for (int64_t j = 0; j < columns; j++)
                y[i * y_row + j * y_column] = x[i * x_row + j * x_column];
    } else if (x_column == 1) {
        for (int64_t i = 0; i < rows; i++)
            copy_row(columns, x + i * x_row, y + i * y_row);
    } else if (x_row == 1 && columns > 1 && columns <= 4 && y_row == columns) {
        if (columns == 2)
            weave(rows, 2, x, x_column, y);
        else if (columns == 3)
            weave(rows, 3, x, x_column, y);
        else
            weave(rows, 4, x, x_column, y);
    } else if (x_row == 1 && x_column != 0 && rows >= THIN) {
        copy_transposed(rows, columns, x, x_column, y, y_row);
    } else {
        for (int64_t i = 0; i < rows; i++)
            take_any(columns, x + i * x_row, x_column, y + i * y_row);
    }
}
