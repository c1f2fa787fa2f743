/* The exported kernels of recurrent cells: arguments are checked here, once, and the table of the variant takes over.
 */
#include "dispatch.h"
#include "recurrent.h"

static dz_lstm_f32_kernel *const lstm_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_lstm_f32);
static dz_lstm_f64_kernel *const lstm_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_lstm_f64);
static dz_lstm_gradient_f32_kernel *const lstm_gradient_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_lstm_gradient_f32);
static dz_lstm_gradient_f64_kernel *const lstm_gradient_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_lstm_gradient_f64);
static dz_gru_f32_kernel *const gru_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_gru_f32);
static dz_gru_f64_kernel *const gru_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_gru_f64);
static dz_gru_gradient_f32_kernel *const gru_gradient_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_gru_gradient_f32);
static dz_gru_gradient_f64_kernel *const gru_gradient_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_gru_gradient_f64);

/* a to f: the arrays, none of which may be null where there are elements. */
static int32_t check_step(int32_t variant, int64_t rows, int64_t units, const void *a, const void *b, const void *c,
                          const void *d, const void *e, const void *f)
{
    if (rows < 0 || units < 0)
        return DZ_ERROR_LENGTH;
    if (rows > 0 && units > 0 && (a == NULL || b == NULL || c == NULL || d == NULL || e == NULL || f == NULL))
        return DZ_ERROR_NULL_POINTER;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

#define DZ_EXPORT_RECURRENT(type, real)                                                                                \
    int32_t dz_lstm_##type(int32_t variant, int64_t rows, int64_t units, real *gates, const real *c, real *c1,         \
                           real *h1)                                                                                   \
    {                                                                                                                  \
        int32_t status = check_step(variant, rows, units, gates, c, c1, h1, gates, gates);                             \
        if (status == DZ_OK && units > 0)                                                                              \
            lstm_##type[variant](rows, units, gates, c, c1, h1);                                                       \
        return status;                                                                                                 \
    }                                                                                                                  \
                                                                                                                       \
    int32_t dz_lstm_gradient_##type(int32_t variant, int64_t rows, int64_t units, const real *gates, const real *c,    \
                                    const real *c1, const real *gh, real *gc, real *gate)                              \
    {                                                                                                                  \
        int32_t status = check_step(variant, rows, units, gates, c, c1, gh, gc, gate);                                 \
        if (status == DZ_OK && units > 0)                                                                              \
            lstm_gradient_##type[variant](rows, units, gates, c, c1, gh, gc, gate);                                    \
        return status;                                                                                                 \
    }                                                                                                                  \
                                                                                                                       \
    int32_t dz_gru_##type(int32_t variant, int64_t rows, int64_t units, real *gates, const real *u, const real *h,     \
                          real *h1)                                                                                    \
    {                                                                                                                  \
        int32_t status = check_step(variant, rows, units, gates, u, h, h1, gates, gates);                              \
        if (status == DZ_OK && units > 0)                                                                              \
            gru_##type[variant](rows, units, gates, u, h, h1);                                                         \
        return status;                                                                                                 \
    }                                                                                                                  \
                                                                                                                       \
    int32_t dz_gru_gradient_##type(int32_t variant, int64_t rows, int64_t units, const real *gates, const real *u,     \
                                   const real *h, real *gh, real *gate, real *gu)                                      \
    {                                                                                                                  \
        int32_t status = check_step(variant, rows, units, gates, u, h, gh, gate, gu);                                  \
        if (status == DZ_OK && units > 0)                                                                              \
            gru_gradient_##type[variant](rows, units, gates, u, h, gh, gate, gu);                                      \
        return status;                                                                                                 \
    }

DZ_EXPORT_RECURRENT(f32, float)
DZ_EXPORT_RECURRENT(f64, double)
