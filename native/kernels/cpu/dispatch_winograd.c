/* The exported kernels of Winograd's convolution: arguments are checked here, once, and the table of the variant takes
 * over. */
#include "dispatch.h"
#include "convolution.h"

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
    int32_t status = dz_check_window(variant, s, count);
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
    int32_t status = dz_check_pack(variant, lines, inner, w, packed);
    if (status == DZ_OK && scratch == NULL)
        status = DZ_ERROR_NULL_POINTER;
    if (status == DZ_OK && inner > 0)
        winograd_pack_f32[variant](lines, inner, line_step, inner_step, turned, w, packed, point_step, scratch);
    return status;
}

int32_t dz_winograd_f32(int32_t variant, const dz_window *window, int64_t x_image, int64_t y_image, const float *x,
                        const float *weights, int64_t point_step, const float *bias, int32_t activation, float *y,
                        int64_t first, int64_t count, float *scratch)
{
    int32_t status =
        dz_check_activation(check_winograd(variant, window, first, count, x, y, weights, scratch), activation);
    if (status == DZ_OK)
        winograd_f32[variant](window, x_image, y_image, x, weights, point_step, bias, activation, y, first, count,
                              scratch);
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
