/* The kernels of matrix products, one table per instruction set and element type; gemm.c fills them. */
#ifndef DZ_GEMM_H
#define DZ_GEMM_H

#include "dezero_kernels.h"
#include "names.h"

typedef void dz_gemm_f32_kernel(int64_t m, int64_t n, int64_t k, const float *a, int transposed, const float *b,
                                int64_t b_step, int accumulate, float *c, int64_t c_step, float *scratch);
typedef void dz_gemm_f64_kernel(int64_t m, int64_t n, int64_t k, const double *a, int transposed, const double *b,
                                int64_t b_step, int accumulate, double *c, int64_t c_step, double *scratch);

typedef void dz_pack_f32_kernel(int64_t lines, int64_t inner, int64_t line_step, int64_t inner_step, const float *x,
                                float *packed);
typedef void dz_pack_f64_kernel(int64_t lines, int64_t inner, int64_t line_step, int64_t inner_step, const double *x,
                                double *packed);

typedef void dz_pack_right_f32_kernel(int64_t n, int64_t k, const float *b, int transposed, int64_t b_step,
                                      float *packed);
typedef void dz_pack_right_f64_kernel(int64_t n, int64_t k, const double *b, int transposed, int64_t b_step,
                                      double *packed);

typedef void dz_gemm_packed_f32_kernel(int64_t m, int64_t n, int64_t k, const float *a, const float *b, int accumulate,
                                       float *c, int64_t c_step);
typedef void dz_gemm_packed_f64_kernel(int64_t m, int64_t n, int64_t k, const double *a, const double *b,
                                       int accumulate, double *c, int64_t c_step);

#define DZ_DECLARE_GEMM(variant)                                                                                       \
    extern const int32_t dz_tile_rows_##variant;                                                                       \
    dz_pack_f32_kernel dz_pack_f32_##variant;                                                                          \
    dz_pack_f64_kernel dz_pack_f64_##variant;                                                                          \
    dz_gemm_f32_kernel dz_gemm_f32_##variant;                                                                          \
    dz_gemm_f64_kernel dz_gemm_f64_##variant;                                                                          \
    dz_pack_right_f32_kernel dz_pack_right_f32_##variant;                                                              \
    dz_pack_right_f64_kernel dz_pack_right_f64_##variant;                                                              \
    dz_gemm_packed_f32_kernel dz_gemm_packed_f32_##variant;                                                            \
    dz_gemm_packed_f64_kernel dz_gemm_packed_f64_##variant;

DZ_DECLARE_GEMM(baseline)
DZ_DECLARE_GEMM(avx2)
DZ_DECLARE_GEMM(avx512)
DZ_DECLARE_GEMM(neon)

#endif
