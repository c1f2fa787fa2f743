/*
 * Functions of two arguments over contiguous elements, y[i] = f(a[i], b[i]): the gradients of activation functions.
 *
 * Whole vectors, then one partial vector whose unused lanes hold 0; both are loaded before y is stored, which may be
 * either. Bounds of the error of the slope, in ulp for float and double with any instruction set, are of the sum of the
 * magnitudes of its two terms, which cancel each other near the lowest point of the function:
 *
 *     gelu        Phi(x) + x phi(x)         6.5, 7
 *     gelu_tanh   s + x w' s (1 - s)        5, 5.5
 *     silu        s + x s (1 - s)           4.5, 4.5
 *     softplus    s                         2.5, 2.5
 *
 * and then the product with gy is rounded once.
 */
#include "binary.h"
#include "erf.h"
#include "logistic.h"
#include "names.h"

#define DZ_KERNEL(name, expression)                                                                                    \
    static void name##_kernel(int64_t n, const real *first, const real *second, real *to)                              \
    {                                                                                                                  \
        int64_t i = 0;                                                                                                 \
        for (; i <= n - DZ_LANES; i += DZ_LANES) {                                                                     \
            vec a = v_load(first + i), b = v_load(second + i);                                                         \
            v_store(to + i, expression);                                                                               \
        }                                                                                                              \
        if (i < n) {                                                                                                   \
            vec a = v_load_part(first + i, (int)(n - i)), b = v_load_part(second + i, (int)(n - i));                   \
            v_store_part(to + i, expression, (int)(n - i));                                                            \
        }                                                                                                              \
    }

DZ_KERNEL(sigmoid_gradient, ((v_set(R(1.0)) - b) * b) * a)
DZ_KERNEL(tanh_gradient, (v_set(R(1.0)) - b * b) * a)
DZ_KERNEL(relu_gradient, v_select(v_lt(v_set(R(0.0)), b), a, v_set(R(0.0))))
DZ_KERNEL(gelu_gradient, v_gelu_slope(b) * a)
DZ_KERNEL(gelu_tanh_gradient, v_gelu_tanh_slope(b) * a)
DZ_KERNEL(silu_gradient, v_silu_slope(b) * a)
DZ_KERNEL(softplus_gradient, v_sigmoid(b) * a)

#if DZ_BITS == 32
#define DZ_TABLE const dz_binary_f32_kernel
#else
#define DZ_TABLE const dz_binary_f64_kernel
#endif

DZ_TABLE DZ_KERNEL_NAME(binary)[DZ_BINARY_COUNT] = {
    [DZ_BINARY_SIGMOID_GRADIENT] = sigmoid_gradient_kernel,     [DZ_BINARY_TANH_GRADIENT] = tanh_gradient_kernel,
    [DZ_BINARY_RELU_GRADIENT] = relu_gradient_kernel,           [DZ_BINARY_GELU_GRADIENT] = gelu_gradient_kernel,
    [DZ_BINARY_GELU_TANH_GRADIENT] = gelu_tanh_gradient_kernel, [DZ_BINARY_SILU_GRADIENT] = silu_gradient_kernel,
    [DZ_BINARY_SOFTPLUS_GRADIENT] = softplus_gradient_kernel,
};
