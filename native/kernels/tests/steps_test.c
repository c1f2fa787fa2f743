/*
 * Every update, element type and variant against its formula on single numbers, to the bit: lengths around vectors,
 * unaligned arrays, nothing written beside them or where they are only read, special values; wrong arguments.
 */
#include "checks.h"
#include "dezero_kernels.h"

#include <math.h>
#include <string.h>

#define MOST_ARRAYS 5
#define MOST_NUMBERS 5

/* How many arrays an update has, and how many of them are only read. */
static const struct {
    const char *name;
    int arrays, inputs;
} steps[DZ_STEP_COUNT] = {
    [DZ_STEP_SGD] = {"sgd", 2, 1},
    [DZ_STEP_MOMENTUM] = {"momentum", 3, 1},
    [DZ_STEP_NESTEROV] = {"nesterov", 3, 1},
    [DZ_STEP_ADAM] = {"adam", 4, 1},
    [DZ_STEP_ADAGRAD] = {"adagrad", 3, 1},
    [DZ_STEP_ADADELTA] = {"adadelta", 4, 1},
    [DZ_STEP_RMSPROP] = {"rmsprop", 3, 1},
    [DZ_STEP_RMSPROP_MOMENTUM] = {"rmsprop with momentum", 4, 1},
    [DZ_STEP_RMSPROP_CENTERED] = {"centered rmsprop", 4, 1},
    [DZ_STEP_RMSPROP_CENTERED_MOMENTUM] = {"centered rmsprop with momentum", 5, 1},
    [DZ_STEP_SCALE] = {"scale", 2, 1},
    [DZ_STEP_DECAY] = {"decay", 3, 2},
    [DZ_STEP_AVERAGE] = {"average", 2, 1},
};

#define REAL float
#define SUFFIX f32
#define ROOT sqrtf
#include "steps_checks.h"
#undef REAL
#undef SUFFIX
#undef ROOT
#define REAL double
#define SUFFIX f64
#define ROOT sqrt
#include "steps_checks.h"

static void check_arguments(void)
{
    float g[4] = {1, 2, 3, 4}, p[4] = {9, 9, 9, 9}, lr = 0.5f;
    float *arrays[2] = {g, p}, *missing[2] = {g, NULL};
    double dlr = 0.5, *none[2] = {NULL, NULL};
    int best = dz_detect_variant();
    check(dz_step_f32(best, DZ_STEP_SGD, -1, &lr, arrays) == DZ_ERROR_LENGTH, "a negative length");
    check(dz_step_f32(best, DZ_STEP_COUNT, 4, &lr, arrays) == DZ_ERROR_FUNCTION, "an unknown update");
    check(dz_step_f32(best, -1, 4, &lr, arrays) == DZ_ERROR_FUNCTION, "a negative update");
    check(dz_step_f32(best, DZ_STEP_SGD, 4, NULL, arrays) == DZ_ERROR_NULL_POINTER, "null numbers");
    check(dz_step_f32(best, DZ_STEP_SGD, 4, &lr, NULL) == DZ_ERROR_NULL_POINTER, "null arrays");
    check(dz_step_f32(best, DZ_STEP_SGD, 4, &lr, missing) == DZ_ERROR_NULL_POINTER, "a null array");
    check(dz_step_f64(best, DZ_STEP_SGD, 4, &dlr, none) == DZ_ERROR_NULL_POINTER, "a null array of doubles");
    check(dz_step_f32(99, DZ_STEP_SGD, 4, &lr, arrays) == DZ_ERROR_VARIANT, "an unknown variant");
    check(dz_step_f32(best, DZ_STEP_SGD, 0, &lr, missing) == DZ_OK, "nothing to do");
    check(p[0] == 9 && p[3] == 9, "a failed call writes nothing");
}

int main(void)
{
    check_arguments();
    for (int variant = 0; variant < DZ_VARIANT_COUNT; variant++) {
        if (!dz_has_variant(variant))
            continue;
        for (int step = 0; step < DZ_STEP_COUNT; step++) {
            check_step_f32(variant, step);
            check_step_f64(variant, step);
        }
        printf("%s: %d updates\n", dz_variant_name(variant), DZ_STEP_COUNT);
    }
    printf("%d failures\n", failures);
    return failures != 0;
}
