/*
 * Updates of parameters: one pass over a gradient, what is kept between updates and a parameter, all of one length.
 *
 * Each update is written for a vector of every array, x, and the numbers of the update, k, in the order in which the
 * header names both; run() carries it along the arrays, whole vectors first, then a partial one. Nothing is contracted
 * and the order of the operations is that of src/Tensor/Steps: every instruction set and the managed loops give the
 * same bits.
 */
#include "steps.h"
#include "names.h"
#include "vector.h"

#define MAX_ARRAYS 5
#define MAX_NUMBERS 5

typedef void (*update)(vec *x, const vec *k);

/* x[0 .. reads) are loaded, x[inputs .. arrays) are stored. */
DZ_INLINE void run(int64_t n, const real *numbers, real *const *arrays, update op, int count, int inputs, int reads,
                   int number_count)
{
    real *p[MAX_ARRAYS];
    vec k[MAX_NUMBERS], x[MAX_ARRAYS];
    int64_t i = 0;
    DZ_UNROLL
    for (int j = 0; j < number_count; j++)
        k[j] = v_set(numbers[j]);
    DZ_UNROLL
    for (int j = 0; j < count; j++)
        p[j] = arrays[j];
    for (; i <= n - DZ_LANES; i += DZ_LANES) {
        DZ_UNROLL
        for (int j = 0; j < reads; j++)
            x[j] = v_load(p[j] + i);
        op(x, k);
        DZ_UNROLL
        for (int j = inputs; j < count; j++)
            v_store(p[j] + i, x[j]);
    }
    if (i < n) {
        int rest = (int)(n - i);
        DZ_UNROLL
        for (int j = 0; j < reads; j++)
            x[j] = v_load_part(p[j] + i, rest);
        op(x, k);
        DZ_UNROLL
        for (int j = inputs; j < count; j++)
            v_store_part(p[j] + i, x[j], rest);
    }
}

/* g, p; lr */
DZ_INLINE void sgd(vec *x, const vec *k)
{
    x[1] = x[1] - k[0] * x[0];
}

/* g, v, p; lr, momentum */
DZ_INLINE void momentum(vec *x, const vec *k)
{
    x[1] = k[1] * x[1] - k[0] * x[0];
    x[2] = x[2] + x[1];
}

/* g, b, p; lr, momentum, decay */
DZ_INLINE void nesterov(vec *x, const vec *k)
{
    vec g = x[0] + k[2] * x[2];
    x[1] = k[1] * x[1] + g;
    x[2] = x[2] - k[0] * (g + k[1] * x[1]);
}

/* g, m, v, p; lr, 1 - beta1, 1 - beta2, eps, 1 - decay */
DZ_INLINE void adam(vec *x, const vec *k)
{
    x[1] = x[1] + k[1] * (x[0] - x[1]);
    x[2] = x[2] + k[2] * (x[0] * x[0] - x[2]);
    x[3] = k[4] * x[3] - k[0] * x[1] / (v_sqrt(x[2]) + k[3]);
}

/* g, h, p; lr, eps */
DZ_INLINE void adagrad(vec *x, const vec *k)
{
    x[1] = x[1] + x[0] * x[0];
    x[2] = x[2] - k[0] * x[0] / (v_sqrt(x[1]) + k[1]);
}

/* g, msg, msdx, p; rho, 1 - rho, eps */
DZ_INLINE void adadelta(vec *x, const vec *k)
{
    x[1] = k[0] * x[1] + k[1] * x[0] * x[0];
    vec dx = v_sqrt((x[2] + k[2]) / (x[1] + k[2])) * x[0];
    x[2] = k[0] * x[2] + k[1] * dx * dx;
    x[3] = x[3] - dx;
}

/* g, v, a where centered, b with momentum, p; lr, alpha, 1 - alpha, eps, momentum */
DZ_INLINE void rmsprop_any(vec *x, const vec *k, int centered, int with_momentum)
{
    vec zero = {0}, *rest = x + 2;
    vec spread = k[1] * x[1] + k[2] * x[0] * x[0];
    x[1] = spread;
    if (centered) {
        vec mean = k[1] * rest[0] + k[2] * x[0];
        *rest++ = mean;
        spread = v_max(zero, spread - mean * mean);
    }
    vec step = x[0] / (v_sqrt(spread) + k[3]);
    if (with_momentum) {
        step = step + k[4] * rest[0];
        *rest++ = step;
    }
    rest[0] = rest[0] - k[0] * step;
}

DZ_INLINE void rmsprop(vec *x, const vec *k)
{
    rmsprop_any(x, k, 0, 0);
}

DZ_INLINE void rmsprop_momentum(vec *x, const vec *k)
{
    rmsprop_any(x, k, 0, 1);
}

DZ_INLINE void rmsprop_centered(vec *x, const vec *k)
{
    rmsprop_any(x, k, 1, 0);
}

DZ_INLINE void rmsprop_centered_momentum(vec *x, const vec *k)
{
    rmsprop_any(x, k, 1, 1);
}

/* g, y; rate */
DZ_INLINE void scale(vec *x, const vec *k)
{
    x[1] = k[0] * x[0];
}

/* g, p, y; rate */
DZ_INLINE void decay(vec *x, const vec *k)
{
    x[2] = x[0] + k[0] * x[1];
}

/* p, average; rate */
DZ_INLINE void average(vec *x, const vec *k)
{
    x[1] = x[1] - k[0] * x[1] + k[0] * x[0];
}

#define DZ_STEP_KERNEL(name, arrays, inputs, reads, numbers)                                                           \
    static void name##_kernel(int64_t n, const real *given, real *const *x)                                            \
    {                                                                                                                  \
        run(n, given, x, name, arrays, inputs, reads, numbers);                                                        \
    }

DZ_STEP_KERNEL(sgd, 2, 1, 2, 1)
DZ_STEP_KERNEL(momentum, 3, 1, 3, 2)
DZ_STEP_KERNEL(nesterov, 3, 1, 3, 3)
DZ_STEP_KERNEL(adam, 4, 1, 4, 5)
DZ_STEP_KERNEL(adagrad, 3, 1, 3, 2)
DZ_STEP_KERNEL(adadelta, 4, 1, 4, 3)
DZ_STEP_KERNEL(rmsprop, 3, 1, 3, 4)
DZ_STEP_KERNEL(rmsprop_momentum, 4, 1, 4, 5)
DZ_STEP_KERNEL(rmsprop_centered, 4, 1, 4, 4)
DZ_STEP_KERNEL(rmsprop_centered_momentum, 5, 1, 5, 5)
DZ_STEP_KERNEL(scale, 2, 1, 1, 1)
DZ_STEP_KERNEL(decay, 3, 2, 2, 1)
DZ_STEP_KERNEL(average, 2, 1, 2, 1)

#if DZ_BITS == 32
#define DZ_TABLE const dz_step_f32_kernel
#else
#define DZ_TABLE const dz_step_f64_kernel
#endif

DZ_TABLE DZ_KERNEL_NAME(steps)[DZ_STEP_COUNT] = {
    [DZ_STEP_SGD] = sgd_kernel,
    [DZ_STEP_MOMENTUM] = momentum_kernel,
    [DZ_STEP_NESTEROV] = nesterov_kernel,
    [DZ_STEP_ADAM] = adam_kernel,
    [DZ_STEP_ADAGRAD] = adagrad_kernel,
    [DZ_STEP_ADADELTA] = adadelta_kernel,
    [DZ_STEP_RMSPROP] = rmsprop_kernel,
    [DZ_STEP_RMSPROP_MOMENTUM] = rmsprop_momentum_kernel,
    [DZ_STEP_RMSPROP_CENTERED] = rmsprop_centered_kernel,
    [DZ_STEP_RMSPROP_CENTERED_MOMENTUM] = rmsprop_centered_momentum_kernel,
    [DZ_STEP_SCALE] = scale_kernel,
    [DZ_STEP_DECAY] = decay_kernel,
    [DZ_STEP_AVERAGE] = average_kernel,
};
