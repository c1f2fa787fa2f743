/* The tables of updates of parameters, one per instruction set and element type; steps.c fills them. */
#ifndef DZ_STEPS_H
#define DZ_STEPS_H

#include "dezero_kernels.h"

typedef void (*dz_step_f32_kernel)(int64_t n, const float *numbers, float *const *arrays);
typedef void (*dz_step_f64_kernel)(int64_t n, const double *numbers, double *const *arrays);

#define DZ_DECLARE_STEPS(variant)                                                                                      \
    extern const dz_step_f32_kernel dz_steps_f32_##variant[DZ_STEP_COUNT];                                             \
    extern const dz_step_f64_kernel dz_steps_f64_##variant[DZ_STEP_COUNT];

DZ_DECLARE_STEPS(baseline)
DZ_DECLARE_STEPS(avx2)
DZ_DECLARE_STEPS(avx512)
DZ_DECLARE_STEPS(neon)

#endif
