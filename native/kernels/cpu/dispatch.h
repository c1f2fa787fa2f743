/* What the exported kernels share: one table per kernel, by variant, and the checks of arguments that several have. */
#ifndef DZ_DISPATCH_H
#define DZ_DISPATCH_H

#include "dezero_kernels.h"

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

static inline int32_t dz_check_window(int32_t variant, const dz_window *s, int64_t count)
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

static inline int32_t dz_check_activation(int32_t status, int32_t activation)
{
    if (status != DZ_OK)
        return status;
    return activation >= 0 && activation < DZ_ACTIVATION_COUNT ? DZ_OK : DZ_ERROR_FUNCTION;
}

static inline int32_t dz_check_pack(int32_t variant, int64_t lines, int64_t inner, const void *x, const void *packed)
{
    if (lines < 0 || inner < 0)
        return DZ_ERROR_LENGTH;
    if (lines > 0 && inner > 0 && (x == NULL || packed == NULL))
        return DZ_ERROR_NULL_POINTER;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

#endif
