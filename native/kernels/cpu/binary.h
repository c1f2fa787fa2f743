/* The tables of two-argument functions, one per instruction set and element type; binary.c fills them. */
#ifndef DZ_BINARY_H
#define DZ_BINARY_H

#include "dezero_kernels.h"

typedef void (*dz_binary_f32_kernel)(int64_t n, const float *a, const float *b, float *y);
typedef void (*dz_binary_f64_kernel)(int64_t n, const double *a, const double *b, double *y);

#define DZ_DECLARE_BINARY(variant)                                                                                     \
    extern const dz_binary_f32_kernel dz_binary_f32_##variant[DZ_BINARY_COUNT];                                        \
    extern const dz_binary_f64_kernel dz_binary_f64_##variant[DZ_BINARY_COUNT];

DZ_DECLARE_BINARY(baseline)
DZ_DECLARE_BINARY(avx2)
DZ_DECLARE_BINARY(avx512)
DZ_DECLARE_BINARY(neon)

#endif
