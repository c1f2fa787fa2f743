/* The part of dezero_kernels.h for recurrent cells, pooling and normalisation; what holds there holds here. */
#ifndef DEZERO_LAYERS_H
#define DEZERO_LAYERS_H

#include "dezero_kernels.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A step of an LSTM for some rows. gates (rows, 4 units) hold i, f, g, o before and after their activations: sigmoid,
 * but tanh for g. c1 = f c + i g; h1 = o tanh(c1). c1 may be c. All dense; activations have the errors of dz_unary_f32,
 * and all else is rounded as written.
 */
DZ_API int32_t dz_lstm_f32(int32_t variant, int64_t rows, int64_t units, float *gates, const float *c, float *c1,
                           float *h1);

/* The same in double precision. */
DZ_API int32_t dz_lstm_f64(int32_t variant, int64_t rows, int64_t units, double *gates, const double *c, double *c1,
                           double *h1);

/*
 * Back through dz_lstm_f32: gate (rows, 4 units) = the gradient of the gates before activation, from gh, that of h1;
 * gc, that of c1 by way of later steps, becomes that of c.
 */
DZ_API int32_t dz_lstm_gradient_f32(int32_t variant, int64_t rows, int64_t units, const float *gates, const float *c,
                                    const float *c1, const float *gh, float *gc, float *gate);

/* The same in double precision. */
DZ_API int32_t dz_lstm_gradient_f64(int32_t variant, int64_t rows, int64_t units, const double *gates, const double *c,
                                    const double *c1, const double *gh, double *gc, double *gate);

/*
 * A step of a GRU for some rows. gates (rows, 3 units) hold r, z, n: the part of x before, the activations after; u
 * (rows, 3 units) holds the part of h. r and z are sigmoid(gates + u), n = tanh(gates + r u), h1 = n + z (h - n); h1
 * may be h.
 */
DZ_API int32_t dz_gru_f32(int32_t variant, int64_t rows, int64_t units, float *gates, const float *u, const float *h,
                          float *h1);

/* The same in double precision. */
DZ_API int32_t dz_gru_f64(int32_t variant, int64_t rows, int64_t units, double *gates, const double *u, const double *h,
                          double *h1);

/*
 * Back through dz_gru_f32: gate and gu (rows, 3 units) = the gradients of both parts before activation, from gh, that
 * of h1, which becomes that of h where it does not pass u.
 */
DZ_API int32_t dz_gru_gradient_f32(int32_t variant, int64_t rows, int64_t units, const float *gates, const float *u,
                                   const float *h, float *gh, float *gate, float *gu);

/* The same in double precision. */
DZ_API int32_t dz_gru_gradient_f64(int32_t variant, int64_t rows, int64_t units, const double *gates, const double *u,
                                   const double *h, double *gh, double *gate, double *gu);

/*
 * Where the windows of a pooling lie along one axis: window i covers `kernel` cells from i stride - pad on, as far as
 * they lie on the axis. The last windows may jut out.
 */
typedef struct dz_pool_axis {
    int32_t size, windows; /* cells of the axis, and windows over it */
    int32_t kernel, stride, pad;
} dz_pool_axis;

/* The windows of a pooling; planes have at most 2^31 - 1 cells. */
typedef struct dz_pool {
    dz_pool_axis rows, columns;
    int32_t count_pad; /* whether a mean divides by cells of padding too; what juts out beyond it never counts */
} dz_pool;

/*
 * y = the largest element of each window over dense planes x, NaN before all; -inf where a window has no cell. index,
 * which may be null, is its position in the plane, row by row: the first of equals, -1 where there is none.
 */
DZ_API int32_t dz_max_pool_f32(int32_t variant, const dz_pool *pool, int64_t planes, const float *x, float *y,
                               int64_t *index);

/* The same in double precision. */
DZ_API int32_t dz_max_pool_f64(int32_t variant, const dz_pool *pool, int64_t planes, const double *x, double *y,
                               int64_t *index);

/* y = the mean of each window over dense planes x: columns of a window are added from above, then from the left. */
DZ_API int32_t dz_average_pool_f32(int32_t variant, const dz_pool *pool, int64_t planes, const float *x, float *y);

/* The same in double precision. */
DZ_API int32_t dz_average_pool_f64(int32_t variant, const dz_pool *pool, int64_t planes, const double *x, double *y);

/* The spread takes windows with at most so many columns, of them in a row, and rows of them over one row of cells. */
#define DZ_POOL_KERNEL 16
#define DZ_POOL_WINDOWS 1024
#define DZ_POOL_REACH 4

/* 1 where dz_average_pool_spread takes these windows: by the limits above, and a step of 1 or 2 across; else 0. */
DZ_API int32_t dz_average_pool_has_spread(const dz_pool *pool);

/* gx = gy in equal shares to the cells of each window: those of a row of windows are added first, then the rows. */
DZ_API int32_t dz_average_pool_spread_f32(int32_t variant, const dz_pool *pool, int64_t planes, const float *gy,
                                          float *gx);

/* The same in double precision. */
DZ_API int32_t dz_average_pool_spread_f64(int32_t variant, const dz_pool *pool, int64_t planes, const double *gy,
                                          double *gx);

/*
 * Which elements of dense x (samples, channels, inner) share a mean and a variance: one pair for each of `groups`
 * groups of consecutive channels, of each sample, or over all samples; there the groups are the channels. Layer
 * normalization has samples of rows, channels of numbers in a row, inner 1 and one group.
 */
typedef struct dz_norm {
    int64_t samples, channels, inner, groups;
    int32_t per_sample;
} dz_norm;

/*
 * For statistics first .. first + count - 1, counted sample by sample: where measure is not 0, the mean and the biased
 * variance of their elements; where y is not null, y = (x - mean) / sqrt(var + eps) gamma + beta, with gamma and beta
 * (channels) both there or both null. x and y must not overlap.
 *
 * Sums are those of chunks of 4096 numbers around their own mean, joined in double precision. With e the epsilon of the
 * type and d the standard deviation, the mean is off by at most e |mean| / 2 + 4 e d and the variance by 16 e of
 * itself, over the samples of tests/normalize_test.c; y, for this mean and variance, by 2 e |y - beta| + e |y| / 2.
 */
DZ_API int32_t dz_normalize_f32(int32_t variant, const dz_norm *norm, int64_t first, int64_t count, int32_t measure,
                                double eps, const float *x, const float *gamma, const float *beta, float *mean,
                                float *var, float *y);

/*
 * The same in double precision, where joining is rounded too: the mean is off by e |mean| / 2 more for each chunk, the
 * variance by e |mean| / d of itself.
 */
DZ_API int32_t dz_normalize_f64(int32_t variant, const dz_norm *norm, int64_t first, int64_t count, int32_t measure,
                                double eps, const double *x, const double *gamma, const double *beta, double *mean,
                                double *var, double *y);

#ifdef __cplusplus
}
#endif

#endif
