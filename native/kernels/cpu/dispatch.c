/* The exported kernels: arguments are checked here, once, and the table of the variant takes over. */
#include "dezero_kernels.h"
#include "convolution.h"
#include "gemm.h"
#include "unary.h"

#include <stddef.h>

#if defined(DZ_HAVE_AVX2)
#define DZ_AVX2(family) family##_avx2
#else
#define DZ_AVX2(family) NULL
#endif
#if defined(DZ_HAVE_AVX512)
#define DZ_AVX512(family) family##_avx512
#else
#define DZ_AVX512(family) NULL
#endif
#if defined(DZ_HAVE_NEON)
#define DZ_NEON(family) family##_neon
#else
#define DZ_NEON(family) NULL
#endif

#define DZ_VARIANTS(family)                                                                                            \
    {                                                                                                                  \
        family##_baseline, DZ_AVX2(family), DZ_AVX512(family), DZ_NEON(family)                                         \
    }

static const dz_unary_f32_kernel *const unary_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_unary_f32);
static const dz_unary_f64_kernel *const unary_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_unary_f64);

static int32_t check_unary(int32_t variant, int32_t function, int64_t n, const void *x, const void *y)
{
    if (n < 0)
        return DZ_ERROR_LENGTH;
    if (n > 0 && (x == NULL || y == NULL))
        return DZ_ERROR_NULL_POINTER;
    if (function < 0 || function >= DZ_UNARY_COUNT)
        return DZ_ERROR_FUNCTION;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

int32_t dz_unary_f32(int32_t variant, int32_t function, int64_t n, const float *x, float *y)
{
    int32_t status = check_unary(variant, function, n, x, y);
    if (status == DZ_OK)
        unary_f32[variant][function](n, x, y);
    return status;
}

int32_t dz_unary_f64(int32_t variant, int32_t function, int64_t n, const double *x, double *y)
{
    int32_t status = check_unary(variant, function, n, x, y);
    if (status == DZ_OK)
        unary_f64[variant][function](n, x, y);
    return status;
}

static dz_convolution_f32_kernel *const convolution_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_convolution_f32);
static dz_convolution_f64_kernel *const convolution_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_convolution_f64);
static dz_weights_f32_kernel *const weights_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_weights_f32);
static dz_weights_f64_kernel *const weights_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_weights_f64);

static int32_t check_window(int32_t variant, const dz_window *s, int64_t count)
{
    if (s == NULL)
        return DZ_ERROR_NULL_POINTER;
    if (count < 0)
        return DZ_ERROR_LENGTH;
    if (s->channels < 0 || s->height < 0 || s->width < 0 || s->outputs < 0 || s->places_down < 0 ||
        s->places_across < 0)
        return DZ_ERROR_WINDOW;
    if (s->kernel_height <= 0 || s->kernel_width <= 0 || s->stride_height <= 0 || s->stride_width <= 0 ||
        s->dilation_height <= 0 || s->dilation_width <= 0)
        return DZ_ERROR_WINDOW;
    if ((int64_t)s->kernel_height * s->kernel_width > DZ_CONVOLUTION_MAX_AREA)
        return DZ_ERROR_WINDOW;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

static int32_t check_convolution(int32_t variant, const dz_window *s, int64_t first, int64_t count, const void *x,
                                 const void *weights, const void *y, const void *scratch)
{
    int32_t status = check_window(variant, s, count);
    if (status != DZ_OK)
        return status;
    if (first < 0 || first + count > (int64_t)s->places_down * s->places_across)
        return DZ_ERROR_LENGTH;
    if (s->channels > 0 && (x == NULL || weights == NULL))
        return DZ_ERROR_NULL_POINTER;
    return y == NULL || scratch == NULL ? DZ_ERROR_NULL_POINTER : DZ_OK;
}

static int32_t check_weights(int32_t variant, const dz_window *s, int64_t images, const void *x, const void *gy,
                             const void *gw, const void *scratch)
{
    int32_t status = check_window(variant, s, images);
    if (status != DZ_OK)
        return status;
    return x == NULL || gy == NULL || gw == NULL || scratch == NULL ? DZ_ERROR_NULL_POINTER : DZ_OK;
}

static dz_pack_f32_kernel *const pack_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_pack_f32);
static dz_pack_f64_kernel *const pack_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_pack_f64);
static dz_gemm_f32_kernel *const gemm_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_gemm_f32);
static dz_gemm_f64_kernel *const gemm_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_gemm_f64);

static int32_t check_pack(int32_t variant, int64_t lines, int64_t inner, const void *x, const void *packed)
{
    if (lines < 0 || inner < 0)
        return DZ_ERROR_LENGTH;
    if (lines > 0 && inner > 0 && (x == NULL || packed == NULL))
        return DZ_ERROR_NULL_POINTER;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

static int32_t check_gemm(int32_t variant, int64_t m, int64_t n, int64_t k, const void *a, const void *b, const void *c,
                          const void *scratch)
{
    if (m < 0 || n < 0 || k < 0)
        return DZ_ERROR_LENGTH;
    if ((k > 0 && (a == NULL || b == NULL)) || c == NULL || scratch == NULL)
        return DZ_ERROR_NULL_POINTER;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

int32_t dz_tile_rows(int32_t variant)
{
    if (!dz_has_variant(variant))
        return 0;
    switch (variant) {
#if defined(DZ_HAVE_AVX2)
    case DZ_VARIANT_AVX2:
        return dz_tile_rows_avx2;
#endif
#if defined(DZ_HAVE_AVX512)
    case DZ_VARIANT_AVX512:
        return dz_tile_rows_avx512;
#endif
#if defined(DZ_HAVE_NEON)
    case DZ_VARIANT_NEON:
        return dz_tile_rows_neon;
#endif
    default:
        return dz_tile_rows_baseline;
    }
}

int32_t dz_convolution_f32(int32_t variant, const dz_window *window, const float *x, const float *weights,
                           const float *bias, float *y, int64_t first, int64_t count, float *scratch)
{
    int32_t status = check_convolution(variant, window, first, count, x, weights, y, scratch);
    if (status == DZ_OK)
        convolution_f32[variant](window, x, weights, bias, y, first, count, scratch);
    return status;
}

int32_t dz_convolution_f64(int32_t variant, const dz_window *window, const double *x, const double *weights,
                           const double *bias, double *y, int64_t first, int64_t count, double *scratch)
{
    int32_t status = check_convolution(variant, window, first, count, x, weights, y, scratch);
    if (status == DZ_OK)
        convolution_f64[variant](window, x, weights, bias, y, first, count, scratch);
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

int32_t dz_pack_f32(int32_t variant, int64_t lines, int64_t inner, int64_t line_step, int64_t inner_step,
                    const float *x, float *packed)
{
    int32_t status = check_pack(variant, lines, inner, x, packed);
    if (status == DZ_OK && inner > 0)
        pack_f32[variant](lines, inner, line_step, inner_step, x, packed);
    return status;
}

int32_t dz_pack_f64(int32_t variant, int64_t lines, int64_t inner, int64_t line_step, int64_t inner_step,
                    const double *x, double *packed)
{
    int32_t status = check_pack(variant, lines, inner, x, packed);
    if (status == DZ_OK && inner > 0)
        pack_f64[variant](lines, inner, line_step, inner_step, x, packed);
    return status;
}

int32_t dz_gemm_f32(int32_t variant, int64_t m, int64_t n, int64_t k, const float *a, int32_t transposed,
                    const float *b, int64_t b_step, int32_t accumulate, float *c, int64_t c_step, float *scratch)
{
    int32_t status = check_gemm(variant, m, n, k, a, b, c, scratch);
    if (status == DZ_OK)
        gemm_f32[variant](m, n, k, a, transposed, b, b_step, accumulate, c, c_step, scratch);
    return status;
}

int32_t dz_gemm_f64(int32_t variant, int64_t m, int64_t n, int64_t k, const double *a, int32_t transposed,
                    const double *b, int64_t b_step, int32_t accumulate, double *c, int64_t c_step, double *scratch)
{
    int32_t status = check_gemm(variant, m, n, k, a, b, c, scratch);
    if (status == DZ_OK)
        gemm_f64[variant](m, n, k, a, transposed, b, b_step, accumulate, c, c_step, scratch);
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
    int32_t status = check_window(variant, s, images);
    if (status != DZ_OK)
        return status;
    if (s->channels != 1 || s->outputs != 1)
        return DZ_ERROR_WINDOW;
    return x == NULL || w == NULL || y == NULL ? DZ_ERROR_NULL_POINTER : DZ_OK;
}

int32_t dz_depthwise_f32(int32_t variant, const dz_window *window, const float *x, const float *w, const float *bias,
                         float *y)
{
    int32_t status = check_depthwise(variant, window, 1, x, w, y);
    if (status == DZ_OK)
        depthwise_f32[variant](window, x, w, bias, y);
    return status;
}

int32_t dz_depthwise_f64(int32_t variant, const dz_window *window, const double *x, const double *w, const double *bias,
                         double *y)
{
    int32_t status = check_depthwise(variant, window, 1, x, w, y);
    if (status == DZ_OK)
        depthwise_f64[variant](window, x, w, bias, y);
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

static dz_winograd_pack_f32_kernel *const winograd_pack_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_winograd_pack_f32);
static dz_winograd_f32_kernel *const winograd_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_winograd_f32);
static dz_winograd_gradient_f32_kernel *const winograd_gradient_f32[DZ_VARIANT_COUNT] =
    DZ_VARIANTS(dz_winograd_gradient_f32);
static dz_winograd_unpack_f32_kernel *const winograd_unpack_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_winograd_unpack_f32);
static dz_winograd_scratch_f32_kernel *const winograd_scratch_f32[DZ_VARIANT_COUNT] =
    DZ_VARIANTS(dz_winograd_scratch_f32);

static int32_t check_winograd(int32_t variant, const dz_window *s, int64_t first, int64_t count, const void *x,
                              const void *y, const void *weights, const void *scratch)
{
    int32_t status = check_window(variant, s, count);
    if (status != DZ_OK)
        return status;
    if (s->kernel_height != 3 || s->kernel_width != 3 || s->stride_height != 1 || s->stride_width != 1 ||
        s->dilation_height != 1 || s->dilation_width != 1 || s->places_down == 0 || s->places_across == 0)
        return DZ_ERROR_WINDOW;
    if (first < 0)
        return DZ_ERROR_LENGTH;
    return x == NULL || y == NULL || weights == NULL || scratch == NULL ? DZ_ERROR_NULL_POINTER : DZ_OK;
}

int64_t dz_winograd_scratch(int32_t variant, int32_t channels, int32_t outputs)
{
    return dz_has_variant(variant) && channels >= 0 && outputs >= 0 ? winograd_scratch_f32[variant](channels, outputs)
                                                                    : 0;
}

int32_t dz_winograd_pack_f32(int32_t variant, int64_t lines, int64_t inner, int64_t line_step, int64_t inner_step,
                             int32_t turned, const float *w, float *packed, int64_t point_step, float *scratch)
{
    int32_t status = check_pack(variant, lines, inner, w, packed);
    if (status == DZ_OK && scratch == NULL)
        status = DZ_ERROR_NULL_POINTER;
    if (status == DZ_OK && inner > 0)
        winograd_pack_f32[variant](lines, inner, line_step, inner_step, turned, w, packed, point_step, scratch);
    return status;
}

int32_t dz_winograd_f32(int32_t variant, const dz_window *window, int64_t x_image, int64_t y_image, const float *x,
                        const float *weights, int64_t point_step, const float *bias, float *y, int64_t first,
                        int64_t count, float *scratch)
{
    int32_t status = check_winograd(variant, window, first, count, x, y, weights, scratch);
    if (status == DZ_OK)
        winograd_f32[variant](window, x_image, y_image, x, weights, point_step, bias, y, first, count, scratch);
    return status;
}

int32_t dz_winograd_gradient_f32(int32_t variant, const dz_window *window, int64_t x_image, int64_t y_image,
                                 const float *x, const float *gy, int64_t first, int64_t count, float *sums,
                                 int64_t sums_step, int64_t sums_point, float *scratch)
{
    int32_t status = check_winograd(variant, window, first, count, x, gy, sums, scratch);
    if (status == DZ_OK && count == 0)
        status = DZ_ERROR_LENGTH;
    if (status == DZ_OK)
        winograd_gradient_f32[variant](window, x_image, y_image, x, gy, first, count, sums, sums_step, sums_point,
                                       scratch);
    return status;
}

int32_t dz_winograd_unpack_f32(int32_t variant, int64_t parts, int64_t part_step, int64_t count, const float *sums,
                               int64_t sums_point, float *gw)
{
    if (parts <= 0 || count < 0)
        return DZ_ERROR_LENGTH;
    if (sums == NULL || gw == NULL)
        return DZ_ERROR_NULL_POINTER;
    if (!dz_has_variant(variant))
        return DZ_ERROR_VARIANT;
    winograd_unpack_f32[variant](parts, part_step, count, sums, sums_point, gw);
    return DZ_OK;
}
