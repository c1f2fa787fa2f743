/* The exported updates of parameters: arguments are checked here, once, and the table of the variant takes over. */
#include "dispatch.h"
#include "steps.h"

static const dz_step_f32_kernel *const steps_f32[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_steps_f32);
static const dz_step_f64_kernel *const steps_f64[DZ_VARIANT_COUNT] = DZ_VARIANTS(dz_steps_f64);

/* How many arrays each update has. */
static const int array_counts[DZ_STEP_COUNT] = {
    [DZ_STEP_SGD] = 2,
    [DZ_STEP_MOMENTUM] = 3,
    [DZ_STEP_NESTEROV] = 3,
    [DZ_STEP_ADAM] = 4,
    [DZ_STEP_ADAGRAD] = 3,
    [DZ_STEP_ADADELTA] = 4,
    [DZ_STEP_RMSPROP] = 3,
    [DZ_STEP_RMSPROP_MOMENTUM] = 4,
    [DZ_STEP_RMSPROP_CENTERED] = 4,
    [DZ_STEP_RMSPROP_CENTERED_MOMENTUM] = 5,
    [DZ_STEP_SCALE] = 2,
    [DZ_STEP_DECAY] = 3,
    [DZ_STEP_AVERAGE] = 2,
};

static int32_t check_step(int32_t variant, int32_t step, int64_t n, const void *numbers)
{
    if (n < 0)
        return DZ_ERROR_LENGTH;
    if (step < 0 || step >= DZ_STEP_COUNT)
        return DZ_ERROR_FUNCTION;
    if (numbers == NULL)
        return DZ_ERROR_NULL_POINTER;
    return dz_has_variant(variant) ? DZ_OK : DZ_ERROR_VARIANT;
}

int32_t dz_step_f32(int32_t variant, int32_t step, int64_t n, const float *numbers, float *const *arrays)
{
    int32_t status = check_step(variant, step, n, numbers);
    if (status != DZ_OK || n == 0)
        return status;
    if (arrays == NULL)
        return DZ_ERROR_NULL_POINTER;
    for (int i = 0; i < array_counts[step]; i++)
        if (arrays[i] == NULL)
            return DZ_ERROR_NULL_POINTER;
    steps_f32[variant][step](n, numbers, arrays);
    return DZ_OK;
}

int32_t dz_step_f64(int32_t variant, int32_t step, int64_t n, const double *numbers, double *const *arrays)
{
    int32_t status = check_step(variant, step, n, numbers);
    if (status != DZ_OK || n == 0)
        return status;
    if (arrays == NULL)
        return DZ_ERROR_NULL_POINTER;
    for (int i = 0; i < array_counts[step]; i++)
        if (arrays[i] == NULL)
            return DZ_ERROR_NULL_POINTER;
    steps_f64[variant][step](n, numbers, arrays);
    return DZ_OK;
}
