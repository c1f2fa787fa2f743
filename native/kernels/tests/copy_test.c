/*
 * Planes of every size of elements in every variant, against a loop: rows and columns around tiles and blocks, the
 * strides of rows, transpositions, steps, reversals and broadcasts, nothing written beside them; wrong arguments.
 */
#include "checks.h"
#include "dezero_kernels.h"

#include <stdlib.h>
#include <string.h>

#define ROOM 60000

static _Alignas(8) unsigned char from[ROOM * 8], to[ROOM * 8], expected[ROOM * 8];

/* Strides that are to be taken; x and y start in the middle of their memory, since strides may be negative. */
static void check_plane(int variant, int size, int rows, int columns, int x_row, int x_column, int y_row, int y_column)
{
    const int middle = ROOM / 2 + 1;
    memset(to, 0xa5, (size_t)ROOM * (size_t)size);
    memset(expected, 0xa5, (size_t)ROOM * (size_t)size);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            memcpy(expected + (middle + i * y_row + j * y_column) * size,
                   from + (middle + i * x_row + j * x_column) * size, (size_t)size);
    int32_t status = dz_copy(variant, size, rows, columns, from + middle * size, x_row, x_column, to + middle * size,
                             y_row, y_column);
    if ((status != DZ_OK || memcmp(to, expected, (size_t)ROOM * (size_t)size) != 0) && ++failures <= 40)
        printf("FAIL %s, %d bytes, %d x %d, x (%d, %d), y (%d, %d)\n", dz_variant_name(variant), size, rows, columns,
               x_row, x_column, y_row, y_column);
}

static void check_planes(int variant, int size)
{
    static const int lengths[] = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 100};
    const int count = (int)(sizeof lengths / sizeof lengths[0]);
    for (int r = 0; r < count; r++) {
        for (int c = 0; c < count; c++) {
            int m = lengths[r], n = lengths[c], gap = (r + c) % 3;
            check_plane(variant, size, m, n, n + gap, 1, n, 1);
            check_plane(variant, size, m, n, 1, m + gap, n, 1);
            check_plane(variant, size, m, n, 1, m, n + 1 + gap, 1);
            check_plane(variant, size, m, n, m + gap, 1, 1, m);
            check_plane(variant, size, m, n, 1, -m, n, 1);
            check_plane(variant, size, m, n, n, 0, n, 1);
            check_plane(variant, size, m, n, 0, 1, n, 1);
            check_plane(variant, size, m, n, 0, 0, n + gap, 1);
            check_plane(variant, size, m, n, 1, m, 2 * n, 2);
            check_plane(variant, size, m, n, n, 1, -n, -1);
            if (m <= 33)
                for (int step = -5; step <= 5; step++)
                    check_plane(variant, size, m, n, 5 * n, step, n, 1);
        }
    }
    check_plane(variant, size, 1, 3000, 0, 1, 0, 1);
    check_plane(variant, size, 3000, 1, 1, 0, 1, 0);
    check_plane(variant, size, 150, 190, 1, 150, 190, 1);
}

static void check_arguments(void)
{
    int best = dz_detect_variant();
    check(dz_copy(best, 4, -1, 2, from, 2, 1, to, 2, 1) == DZ_ERROR_LENGTH, "negative rows");
    check(dz_copy(best, 4, 2, -1, from, 2, 1, to, 2, 1) == DZ_ERROR_LENGTH, "negative columns");
    check(dz_copy(best, 4, 2, 2, NULL, 2, 1, to, 2, 1) == DZ_ERROR_NULL_POINTER, "null x");
    check(dz_copy(best, 4, 2, 2, from, 2, 1, NULL, 2, 1) == DZ_ERROR_NULL_POINTER, "null y");
    check(dz_copy(best, 3, 2, 2, from, 2, 1, to, 2, 1) == DZ_ERROR_FUNCTION, "no such size");
    check(dz_copy(99, 4, 2, 2, from, 2, 1, to, 2, 1) == DZ_ERROR_VARIANT, "unknown variant");
    check(dz_copy(best, 4, 0, 2, NULL, 2, 1, NULL, 2, 1) == DZ_OK, "no rows");
}

int main(void)
{
    for (int i = 0; i < (int)sizeof from; i++)
        from[i] = (unsigned char)(int)(127 * next_number());
    check_arguments();
    for (int variant = 0; variant < DZ_VARIANT_COUNT; variant++) {
        if (!dz_has_variant(variant))
            continue;
        check_planes(variant, 1);
        check_planes(variant, 4);
        check_planes(variant, 8);
        printf("%s\n", dz_variant_name(variant));
    }
    printf("%d failures\n", failures);
    return failures != 0;
}
