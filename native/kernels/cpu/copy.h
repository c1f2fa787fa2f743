/* Copies of planes, one kernel per instruction set and size of an element; copy.c and copy_bytes.c hold them. */
#ifndef DZ_COPY_H
#define DZ_COPY_H

#include "dezero_kernels.h"

/* dz_copy with strides in elements, y_column 1 or neither y_row nor y_column 1. */
typedef void (*dz_copy_kernel)(int64_t rows, int64_t columns, const void *x, int64_t x_row, int64_t x_column, void *y,
                               int64_t y_row, int64_t y_column);

#define DZ_DECLARE_COPY(variant)                                                                                       \
    void dz_copy_u8_##variant(int64_t rows, int64_t columns, const void *x, int64_t x_row, int64_t x_column, void *y,  \
                              int64_t y_row, int64_t y_column);                                                        \
    void dz_copy_f32_##variant(int64_t rows, int64_t columns, const void *x, int64_t x_row, int64_t x_column, void *y, \
                               int64_t y_row, int64_t y_column);                                                       \
    void dz_copy_f64_##variant(int64_t rows, int64_t columns, const void *x, int64_t x_row, int64_t x_column, void *y, \
                               int64_t y_row, int64_t y_column);

DZ_DECLARE_COPY(baseline)
DZ_DECLARE_COPY(avx2)
DZ_DECLARE_COPY(avx512)
DZ_DECLARE_COPY(neon)

#endif
