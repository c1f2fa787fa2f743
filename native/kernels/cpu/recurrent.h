/* The kernels of recurrent cells, one set per instruction set and element type; recurrent.c has them. */
#ifndef DZ_RECURRENT_H
#define DZ_RECURRENT_H

#include "dezero_kernels.h"
#include "names.h"

typedef void dz_lstm_f32_kernel(int64_t rows, int64_t units, float *gates, const float *c, float *c1, float *h1);
typedef void dz_lstm_f64_kernel(int64_t rows, int64_t units, double *gates, const double *c, double *c1, double *h1);

typedef void dz_lstm_gradient_f32_kernel(int64_t rows, int64_t units, const float *gates, const float *c,
                                         const float *c1, const float *gh, float *gc, float *gate);
typedef void dz_lstm_gradient_f64_kernel(int64_t rows, int64_t units, const double *gates, const double *c,
                                         const double *c1, const double *gh, double *gc, double *gate);

typedef void dz_gru_f32_kernel(int64_t rows, int64_t units, float *gates, const float *u, const float *h, float *h1);
typedef void dz_gru_f64_kernel(int64_t rows, int64_t units, double *gates, const double *u, const double *h,
                               double *h1);

typedef void dz_gru_gradient_f32_kernel(int64_t rows, int64_t units, const float *gates, const float *u, const float *h,
                                        float *gh, float *gate, float *gu);
typedef void dz_gru_gradient_f64_kernel(int64_t rows, int64_t units, const double *gates, const double *u,
                                        const double *h, double *gh, double *gate, double *gu);

#define DZ_DECLARE_RECURRENT(variant)                                                                                  \
    dz_lstm_f32_kernel dz_lstm_f32_##variant;                                                                          \
    dz_lstm_f64_kernel dz_lstm_f64_##variant;                                                                          \
    dz_lstm_gradient_f32_kernel dz_lstm_gradient_f32_##variant;                                                        \
    dz_lstm_gradient_f64_kernel dz_lstm_gradient_f64_##variant;                                                        \
    dz_gru_f32_kernel dz_gru_f32_##variant;                                                                            \
    dz_gru_f64_kernel dz_gru_f64_##variant;                                                                            \
    dz_gru_gradient_f32_kernel dz_gru_gradient_f32_##variant;                                                          \
    dz_gru_gradient_f64_kernel dz_gru_gradient_f64_##variant;

DZ_DECLARE_RECURRENT(baseline)
DZ_DECLARE_RECURRENT(avx2)
DZ_DECLARE_RECURRENT(avx512)
DZ_DECLARE_RECURRENT(neon)

#endif
