/* The kernels of convolution, one table per instruction set and element type; convolution.c and convolution_weights.c
 * fill them. */
#ifndef DZ_CONVOLUTION_H
#define DZ_CONVOLUTION_H

#include "dezero_kernels.h"
#include "names.h"

typedef void dz_convolution_f32_kernel(const dz_window *window, const float *x, const float *weights, const float *bias,
                                       float *y, int64_t first, int64_t count, float *scratch);
typedef void dz_convolution_f64_kernel(const dz_window *window, const double *x, const double *weights,
                                       const double *bias, double *y, int64_t first, int64_t count, double *scratch);
typedef void dz_weights_f32_kernel(const dz_window *window, int64_t images, int64_t x_image, int64_t y_image,
                                   const float *x, const float *gy, float *gw, float *scratch);
typedef void dz_weights_f64_kernel(const dz_window *window, int64_t images, int64_t x_image, int64_t y_image,
                                   const double *x, const double *gy, double *gw, double *scratch);

#define DZ_DECLARE_CONVOLUTION(variant)                                                                                \
    dz_convolution_f32_kernel dz_convolution_f32_##variant;                                                            \
    dz_convolution_f64_kernel dz_convolution_f64_##variant;                                                            \
    dz_weights_f32_kernel dz_weights_f32_##variant;                                                                    \
    dz_weights_f64_kernel dz_weights_f64_##variant;

DZ_DECLARE_CONVOLUTION(baseline)
DZ_DECLARE_CONVOLUTION(avx2)
DZ_DECLARE_CONVOLUTION(avx512)
DZ_DECLARE_CONVOLUTION(neon)

#endif
