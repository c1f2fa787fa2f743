/* The kernels of softmax and cross entropy, one table per instruction set and element type; softmax.c fills them. */
#ifndef DZ_SOFTMAX_H
#define DZ_SOFTMAX_H

#include "dezero_kernels.h"
#include "names.h"

typedef void dz_softmax_f32_kernel(int64_t rows, int64_t columns, const float *x, float *y);
typedef void dz_softmax_f64_kernel(int64_t rows, int64_t columns, const double *x, double *y);
typedef double dz_cross_entropy_f32_kernel(int64_t rows, int64_t columns, const float *x, const int64_t *labels);
typedef double dz_cross_entropy_f64_kernel(int64_t rows, int64_t columns, const double *x, const int64_t *labels);
typedef void dz_cross_entropy_gradient_f32_kernel(int64_t rows, int64_t columns, const float *x, const int64_t *labels,
                                                  float scale, float *gx);
typedef void dz_cross_entropy_gradient_f64_kernel(int64_t rows, int64_t columns, const double *x, const int64_t *labels,
                                                  double scale, double *gx);

#define DZ_DECLARE_SOFTMAX(variant)                                                                                    \
    dz_softmax_f32_kernel dz_softmax_f32_##variant, dz_log_softmax_f32_##variant;                                      \
    dz_softmax_f64_kernel dz_softmax_f64_##variant, dz_log_softmax_f64_##variant;                                      \
    dz_cross_entropy_f32_kernel dz_cross_entropy_f32_##variant;                                                        \
    dz_cross_entropy_f64_kernel dz_cross_entropy_f64_##variant;                                                        \
    dz_cross_entropy_gradient_f32_kernel dz_cross_entropy_gradient_f32_##variant;                                      \
    dz_cross_entropy_gradient_f64_kernel dz_cross_entropy_gradient_f64_##variant;

DZ_DECLARE_SOFTMAX(baseline)
DZ_DECLARE_SOFTMAX(avx2)
DZ_DECLARE_SOFTMAX(avx512)
DZ_DECLARE_SOFTMAX(neon)

#endif
