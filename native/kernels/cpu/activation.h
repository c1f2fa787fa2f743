/* The functions that a convolution applies to its result while that is in the cache: those of unary.c, to the bit. */
#ifndef DZ_ACTIVATION_H
#define DZ_ACTIVATION_H

#include "dezero_kernels.h"
#include "logistic.h"
#include "tanh.h"

DZ_INLINE vec v_activate(vec x, int activation)
{
    switch (activation) {
    case DZ_ACTIVATION_RELU:
        return v_select(v_lt(x, v_set(R(0.0))), v_set(R(0.0)), x);
    case DZ_ACTIVATION_SIGMOID:
        return v_sigmoid(x);
    case DZ_ACTIVATION_TANH:
        return v_tanh(x);
    default:
        return x;
    }
}

/* y = activation(y) of n numbers. */
static inline void activate_line(int64_t n, int activation, real *y)
{
    for (int64_t i = 0; i < n; i += DZ_LANES) {
        if (n - i >= DZ_LANES) {
            v_store(y + i, v_activate(v_load(y + i), activation));
        } else {
            int rest = (int)(n - i);
            v_store_part(y + i, v_activate(v_load_part(y + i, rest), activation), rest);
        }
    }
}

#endif
