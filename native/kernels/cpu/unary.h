/* The tables of one-argument functions, one per instruction set and element type; unary.c fills them. */
#ifndef DZ_UNARY_H
#define DZ_UNARY_H

#include "dezero_kernels.h"

typedef void (*dz_unary_f32_kernel)(int64_t n, const float *x, float *y);
typedef void (*dz_unary_f64_kernel)(int64_t n, const double *x, double *y);

#define DZ_DECLARE_UNARY(variant)                                                                                      \
    extern const dz_unary_f32_kernel dz_unary_f32_##variant[DZ_UNARY_COUNT];                                           \
    extern const dz_unary_f64_kernel dz_unary_f64_##variant[DZ_UNARY_COUNT];

DZ_DECLARE_UNARY(baseline)
DZ_DECLARE_UNARY(avx2)
DZ_DECLARE_UNARY(avx512)
DZ_DECLARE_UNARY(neon)

#endif
