/* The kernels of convolution, one table per instruction set and element type; convolution.c, convolution_data.c,
 * convolution_weights.c, depthwise.c, winograd.c and winograd_weights.c fill them. */
#ifndef DZ_CONVOLUTION_H
#define DZ_CONVOLUTION_H

#include "dezero_kernels.h"
#include "names.h"

typedef void dz_convolution_f32_kernel(const dz_window *window, const float *x, const float *weights, const float *bias,
                                       int activation, float *y, int64_t first, int64_t count, float *scratch);
typedef void dz_convolution_f64_kernel(const dz_window *window, const double *x, const double *weights,
                                       const double *bias, int activation, double *y, int64_t first, int64_t count,
                                       double *scratch);
typedef void dz_convolution_data_f32_kernel(const dz_window *window, int64_t images, int64_t x_image, int64_t y_image,
                                            const float *gy, const float *weights, const float *bias, float *gx,
                                            int64_t first, int64_t count, float *scratch);
typedef void dz_convolution_data_f64_kernel(const dz_window *window, int64_t images, int64_t x_image, int64_t y_image,
                                            const double *gy, const double *weights, const double *bias, double *gx,
                                            int64_t first, int64_t count, double *scratch);
typedef void dz_weights_f32_kernel(const dz_window *window, int64_t images, int64_t x_image, int64_t y_image,
                                   const float *x, const float *gy, float *gw, float *scratch);
typedef void dz_weights_f64_kernel(const dz_window *window, int64_t images, int64_t x_image, int64_t y_image,
                                   const double *x, const double *gy, double *gw, double *scratch);

typedef void dz_depthwise_f32_kernel(const dz_window *window, const float *x, const float *w, const float *bias,
                                     int activation, float *y);
typedef void dz_depthwise_f64_kernel(const dz_window *window, const double *x, const double *w, const double *bias,
                                     int activation, double *y);
typedef void dz_depthwise_weights_f32_kernel(const dz_window *window, int64_t images, int64_t x_image, int64_t y_image,
                                             const float *x, const float *gy, float *gw);
typedef void dz_depthwise_weights_f64_kernel(const dz_window *window, int64_t images, int64_t x_image, int64_t y_image,
                                             const double *x, const double *gy, double *gw);
typedef void dz_winograd_pack_f32_kernel(int64_t lines, int64_t inner, int64_t line_step, int64_t inner_step,
                                         int turned, const float *w, float *packed, int64_t point_step, float *scratch);
typedef void dz_winograd_f32_kernel(const dz_window *window, int64_t x_image, int64_t y_image, const float *x,
                                    const float *weights, int64_t point_step, const float *bias, int activation,
                                    float *y, int64_t first, int64_t count, float *scratch);
typedef void dz_winograd_gradient_f32_kernel(const dz_window *window, int64_t x_image, int64_t y_image, const float *x,
                                             const float *gy, int64_t first, int64_t count, float *sums,
                                             int64_t sums_step, int64_t sums_point, float *scratch);
typedef void dz_winograd_unpack_f32_kernel(int64_t parts, int64_t part_step, int64_t count, const float *sums,
                                           int64_t sums_point, float *gw);
typedef int64_t dz_winograd_scratch_f32_kernel(int64_t channels, int64_t outputs);

#define DZ_DECLARE_CONVOLUTION(variant)                                                                                \
    dz_convolution_f32_kernel dz_convolution_f32_##variant;                                                            \
    dz_convolution_f64_kernel dz_convolution_f64_##variant;                                                            \
    dz_convolution_data_f32_kernel dz_convolution_data_f32_##variant;                                                  \
    dz_convolution_data_f64_kernel dz_convolution_data_f64_##variant;                                                  \
    dz_weights_f32_kernel dz_weights_f32_##variant;                                                                    \
    dz_weights_f64_kernel dz_weights_f64_##variant;                                                                    \
    dz_depthwise_f32_kernel dz_depthwise_f32_##variant;                                                                \
    dz_depthwise_f64_kernel dz_depthwise_f64_##variant;                                                                \
    dz_depthwise_weights_f32_kernel dz_depthwise_weights_f32_##variant;                                                \
    dz_depthwise_weights_f64_kernel dz_depthwise_weights_f64_##variant;                                                \
    dz_winograd_pack_f32_kernel dz_winograd_pack_f32_##variant;                                                        \
    dz_winograd_f32_kernel dz_winograd_f32_##variant;                                                                  \
    dz_winograd_gradient_f32_kernel dz_winograd_gradient_f32_##variant;                                                \
    dz_winograd_unpack_f32_kernel dz_winograd_unpack_f32_##variant;                                                    \
    dz_winograd_scratch_f32_kernel dz_winograd_scratch_f32_##variant;

DZ_DECLARE_CONVOLUTION(baseline)
DZ_DECLARE_CONVOLUTION(avx2)
DZ_DECLARE_CONVOLUTION(avx512)
DZ_DECLARE_CONVOLUTION(neon)

#endif
