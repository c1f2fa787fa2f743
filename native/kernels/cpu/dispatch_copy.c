/* The exported copy: arguments are checked here, once, and the kernel of the variant and the size takes over. */
#include "copy.h"
#include "dispatch.h"

static const dz_copy_kernel copy_1[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_copy_u8);
static const dz_copy_kernel copy_4[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_copy_f32);
static const dz_copy_kernel copy_8[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_copy_f64);

int32_t dz_copy(int32_t variant, int32_t size, int64_t rows, int64_t columns, const void *x, int64_t x_row,
                int64_t x_column, void *y, int64_t y_row, int64_t y_column)
{
    if (rows < 0 || columns < 0)
        return DZ_ERROR_LENGTH;
    if (rows > 0 && columns > 0 && (x == NULL || y == NULL))
        return DZ_ERROR_NULL_POINTER;
    if (size != 1 && size != 4 && size != 8)
        return DZ_ERROR_FUNCTION;
    if (!dz_has_variant(variant))
        return DZ_ERROR_VARIANT;
    if (rows == 0 || columns == 0)
        return DZ_OK;
    dz_copy_kernel copy = (size == 1 ? copy_1 : size == 4 ? copy_4 : copy_8)[variant];

    /* Along a row y is dense, if it is along anything; a row is long, if anything is. */
    if (columns == 1 || (y_row == 1 && y_column != 1))
        copy(columns, rows, x, x_column, x_row, y, y_column, y_row);
    else
        copy(rows, columns, x, x_row, x_column, y, y_row, y_column);
    return DZ_OK;
}
