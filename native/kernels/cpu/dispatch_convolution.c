/* The exported kernels of convolution: arguments are checked here, once, and the table of the variant takes over. */
#include "dispatch.h"
#include "convolution.h"

static dz_convolution_f32_kernel *const convolution_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_convolution_f32);
static dz_convolution_f64_kernel *const convolution_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_convolution_f64);
static dz_convolution_data_f32_kernel *const convolution_data_f32[DZ_VARIANT_COUNT] =
    DZ_VARIANTS(dz_convolution_data_f32);
static dz_convolution_data_f64_kernel *const convolution_data_f64[DZ_VARIANT_COUNT] =
    DZ_VARIANTS(dz_convolution_data_f64);
static dz_weights_f32_kernel *const weights_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_weights_f32);
static dz_weights_f64_kernel *const weights_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_weights_f64);

static int32_t check_convolution(int32_t variant, const dz_window *s, int64_t first, int64_t count, const void *x,
                                 const void *weights, const void *y, const void *scratch)
{
    int32_t status = dz_check_window(variant, s, count);
    if (status != DZ_OK)
        return status;
    if (first < 0 || first + count > (int64_t)s->places_down * s->places_across)
        return DZ_ERROR_LENGTH;
    if (s->channels > 0 && (x == NULL || weights == NULL))
        return DZ_ERROR_NULL_POINTER;
    return y == NULL || scratch == NULL ? DZ_ERROR_NULL_POINTER : DZ_OK;
}

static int32_t check_data(int32_t variant, const dz_window *s, int64_t images, int64_t first, int64_t count,
                          const void *gy, const void *weights, const void *gx, const void *scratch)
{
    int32_t status = dz_check_window(variant, s, count);
    if (status != DZ_OK)
        return status;
    if (images < 0 || first < 0 || first + count > s->channels)
        return DZ_ERROR_LENGTH;
    return gy == NULL || weights == NULL || gx == NULL || scratch == NULL ? DZ_ERROR_NULL_POINTER : DZ_OK;
}

static int32_t check_weights(int32_t variant, const dz_window *s, int64_t images, const void *x, const void *gy,
                             const void *gw, const void *scratch)
{
    int32_t status = dz_check_window(variant, s, images);
    if (status != DZ_OK)
        return status;
    return x == NULL || gy == NULL || gw == NULL || scratch == NULL ? DZ_ERROR_NULL_POINTER : DZ_OK;
}

int32_t dz_convolution_f32(int32_t variant, const dz_window *window, const float *x, const float *weights,
                           const float *bias, int32_t activation, float *y, int64_t first, int64_t count,
                           float *scratch)
{
    int32_t status =
        dz_check_activation(check_convolution(variant, window, first, count, x, weights, y, scratch), activation);
    if (status == DZ_OK)
        convolution_f32[variant](window, x, weights, bias, activation, y, first, count, scratch);
    return status;
}

int32_t dz_convolution_f64(int32_t variant, const dz_window *window, const double *x, const double *weights,
                           const double *bias, int32_t activation, double *y, int64_t first, int64_t count,
                           double *scratch)
{
    int32_t status =
        dz_check_activation(check_convolution(variant, window, first, count, x, weights, y, scratch), activation);
    if (status == DZ_OK)
        convolution_f64[variant](window, x, weights, bias, activation, y, first, count, scratch);
    return status;
}

int32_t dz_convolution_data_f32(int32_t variant, const dz_window *window, int64_t images, int64_t x_image,
                                int64_t y_image, const float *gy, const float *weights, const float *bias, float *gx,
                                int64_t first, int64_t count, float *scratch)
{
    int32_t status = check_data(variant, window, images, first, count, gy, weights, gx, scratch);
    if (status == DZ_OK)
        convolution_data_f32[variant](window, images, x_image, y_image, gy, weights, bias, gx, first, count, scratch);
    return status;
}

int32_t dz_convolution_data_f64(int32_t variant, const dz_window *window, int64_t images, int64_t x_image,
                                int64_t y_image, const double *gy, const double *weights, const double *bias,
                                double *gx, int64_t first, int64_t count, double *scratch)
{
    int32_t status = check_data(variant, window, images, first, count, gy, weights, gx, scratch);
    if (status == DZ_OK)
        convolution_data_f64[variant](window, images, x_image, y_image, gy, weights, bias, gx, first, count, scratch);
    return status;
}

int32_t dz_convolution_weights_f32(int32_t variant, const dz_window *window, int64_t images, int64_t x_image,
                                   int64_t y_image, const float *x, const float *gy, float *gw, float *scratch)
{
    int32_t status = check_weights(variant, window, images, x, gy, gw, scratch);
    if (status == DZ_OK)
        weights_f32[variant](window, images, x_image, y_image, x, gy, gw, scratch);
    return status;
}

int32_t dz_convolution_weights_f64(int32_t variant, const dz_window *window, int64_t images, int64_t x_image,
                                   int64_t y_image, const double *x, const double *gy, double *gw, double *scratch)
{
    int32_t status = check_weights(variant, window, images, x, gy, gw, scratch);
    if (status == DZ_OK)
        weights_f64[variant](window, images, x_image, y_image, x, gy, gw, scratch);
    return status;
}

static dz_depthwise_f32_kernel *const depthwise_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_depthwise_f32);
static dz_depthwise_f64_kernel *const depthwise_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_depthwise_f64);
static dz_depthwise_weights_f32_kernel *const depthwise_weights_f32[DZ_VARIANT_COUNT] =
    DZ_VARIANTS(dz_depthwise_weights_f32);
static dz_depthwise_weights_f64_kernel *const depthwise_weights_f64[DZ_VARIANT_COUNT] =
    DZ_VARIANTS(dz_depthwise_weights_f64);

static int32_t check_depthwise(int32_t variant, const dz_window *s, int64_t images, const void *x, const void *w,
                               const void *y)
{
    int32_t status = dz_check_window(variant, s, images);
    if (status != DZ_OK)
        return status;
    if (s->channels != 1 || s->outputs != 1)
        return DZ_ERROR_WINDOW;
    return x == NULL || w == NULL || y == NULL ? DZ_ERROR_NULL_POINTER : DZ_OK;
}

int32_t dz_depthwise_f32(int32_t variant, const dz_window *window, const float *x, const float *w, const float *bias,
                         int32_t activation, float *y)
{
    int32_t status = dz_check_activation(check_depthwise(variant, window, 1, x, w, y), activation);
    if (status == DZ_OK)
        depthwise_f32[variant](window, x, w, bias, activation, y);
    return status;
}

int32_t dz_depthwise_f64(int32_t variant, const dz_window *window, const double *x, const double *w, const double *bias,
                         int32_t activation, double *y)
{
    int32_t status = dz_check_activation(check_depthwise(variant, window, 1, x, w, y), activation);
    if (status == DZ_OK)
        depthwise_f64[variant](window, x, w, bias, activation, y);
    return status;
}

int32_t dz_depthwise_weights_f32(int32_t variant, const dz_window *window, int64_t images, int64_t x_image,
                                 int64_t y_image, const float *x, const float *gy, float *gw)
{
    int32_t status = check_depthwise(variant, window, images, x, gy, gw);
    if (status == DZ_OK)
        depthwise_weights_f32[variant](window, images, x_image, y_image, x, gy, gw);
    return status;
}

int32_t dz_depthwise_weights_f64(int32_t variant, const dz_window *window, int64_t images, int64_t x_image,
                                 int64_t y_image, const double *x, const double *gy, double *gw)
{
    int32_t status = check_depthwise(variant, window, images, x, gy, gw);
    if (status == DZ_OK)
        depthwise_weights_f64[variant](window, images, x_image, y_image, x, gy, gw);
    return status;
}
