/* The tables of folds of rows and of columns, one per instruction set and element type; reduce.c fills them. */
#ifndef DZ_REDUCE_H
#define DZ_REDUCE_H

#include "dezero_kernels.h"
#include "names.h"

typedef void (*dz_fold_f32_kernel)(int64_t rows, int64_t columns, int64_t x_step, const float *x, float *y);
typedef void (*dz_fold_f64_kernel)(int64_t rows, int64_t columns, int64_t x_step, const double *x, double *y);

#define DZ_DECLARE_REDUCE(variant)                                                                                     \
    extern const dz_fold_f32_kernel dz_fold_rows_f32_##variant[DZ_FOLD_COUNT];                                         \
    extern const dz_fold_f64_kernel dz_fold_rows_f64_##variant[DZ_FOLD_COUNT];                                         \
    extern const dz_fold_f32_kernel dz_fold_columns_f32_##variant[DZ_FOLD_COUNT];                                      \
    extern const dz_fold_f64_kernel dz_fold_columns_f64_##variant[DZ_FOLD_COUNT];

DZ_DECLARE_REDUCE(baseline)
DZ_DECLARE_REDUCE(avx2)
DZ_DECLARE_REDUCE(avx512)
DZ_DECLARE_REDUCE(neon)

#endif
