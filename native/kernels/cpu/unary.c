/*
 * Functions of one argument over contiguous elements: y[i] = f(x[i]).
 *
 * Compiled once for each instruction set and element type (see vector.h). Whole vectors, then one partial vector
 * whose unused lanes hold 0. Each vector is loaded before it is stored: y may be x.
 *
 * Bounds of the error in ulp for float and double with any instruction set; tests/unary_test.c holds them over
 * samples of the whole range:
 *
 *     exp 1, 1        log 1, 1        sin 2.5, 2.5    tanh 1.5, 1.5    silu 3, 3        sqrt 0.5, 0.5
 *     expm1 1.6, 1.6  log1p 1.5, 1.5  cos 2.5, 2.5    sigmoid 2.5, 2.5 softplus 2, 2    rsqrt 1.5, 1.5
 *     erf 1.5, 1.5    relu exact      gelu 6.5, 8     gelu_tanh 3, 3
 *
 * With FMA sin and cos stay below 1.6. GELU keeps its bound in the negative tail, where x (1 + erf) / 2 computed as
 * written has no digit left.
 */
#include "unary.h"
#include "erf.h"
#include "log.h"
#include "logistic.h"
#include "tanh.h"
#include "trigonometry.h"

#define DZ_KERNEL(name, expression)                                                                                    \
    static void name##_kernel(int64_t n, const real *from, real *to)                                                   \
    {                                                                                                                  \
        int64_t i = 0;                                                                                                 \
        for (; i <= n - DZ_LANES; i += DZ_LANES) {                                                                     \
            vec x = v_load(from + i);                                                                                  \
            v_store(to + i, expression);                                                                               \
        }                                                                                                              \
        if (i < n) {                                                                                                   \
            vec x = v_load_part(from + i, (int)(n - i));                                                               \
            v_store_part(to + i, expression, (int)(n - i));                                                            \
        }                                                                                                              \
    }

DZ_KERNEL(exp, v_exp(x))
DZ_KERNEL(expm1, v_expm1(x))
DZ_KERNEL(log, v_log(x))
DZ_KERNEL(log1p, v_log1p(x))
DZ_KERNEL(sin, v_sin_cos(x, 0))
DZ_KERNEL(cos, v_sin_cos(x, 1))
DZ_KERNEL(tanh, v_tanh(x))
DZ_KERNEL(sigmoid, v_sigmoid(x))
DZ_KERNEL(relu, v_select(v_lt(x, v_set(R(0.0))), v_set(R(0.0)), x))
DZ_KERNEL(gelu, v_gelu(x))
DZ_KERNEL(gelu_tanh, v_gelu_tanh(x))
DZ_KERNEL(silu, v_silu(x))
DZ_KERNEL(softplus, v_softplus(x))
DZ_KERNEL(erf, v_erf(x))
DZ_KERNEL(sqrt, v_sqrt(x))
DZ_KERNEL(rsqrt, R(1.0) / v_sqrt(x))

#define DZ_JOIN(bits, variant) DZ_JOIN_EXPANDED(bits, variant)
#if DZ_BITS == 32
#define DZ_JOIN_EXPANDED(bits, variant) const dz_unary_f32_kernel dz_unary_f32_##variant[DZ_UNARY_COUNT]
#else
#define DZ_JOIN_EXPANDED(bits, variant) const dz_unary_f64_kernel dz_unary_f64_##variant[DZ_UNARY_COUNT]
#endif

DZ_JOIN(DZ_BITS, DZ_NAME) = {
    [DZ_UNARY_EXP] = exp_kernel,
    [DZ_UNARY_EXPM1] = expm1_kernel,
    [DZ_UNARY_LOG] = log_kernel,
    [DZ_UNARY_LOG1P] = log1p_kernel,
    [DZ_UNARY_SIN] = sin_kernel,
    [DZ_UNARY_COS] = cos_kernel,
    [DZ_UNARY_TANH] = tanh_kernel,
    [DZ_UNARY_SIGMOID] = sigmoid_kernel,
    [DZ_UNARY_RELU] = relu_kernel,
    [DZ_UNARY_GELU] = gelu_kernel,
    [DZ_UNARY_GELU_TANH] = gelu_tanh_kernel,
    [DZ_UNARY_SILU] = silu_kernel,
    [DZ_UNARY_SOFTPLUS] = softplus_kernel,
    [DZ_UNARY_ERF] = erf_kernel,
    [DZ_UNARY_SQRT] = sqrt_kernel,
    [DZ_UNARY_RSQRT] = rsqrt_kernel,
};
