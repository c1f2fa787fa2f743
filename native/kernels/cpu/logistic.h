/*
 * Functions of the logistic family: sigmoid, silu, softplus and the tanh form of GELU, and slopes of them.
 *
 * All go through z = e^-|x|, which cannot overflow: sigmoid(x) = 1 / (1 + z) for x >= 0 and z / (1 + z) below.
 * Where x multiplies a tiny z, the product is formed before the scaling by 2^n, so that it is rounded once when
 * denormal.
 */
#ifndef DZ_LOGISTIC_H
#define DZ_LOGISTIC_H

#include "exp.h"
#include "log.h"

#if DZ_BITS == 32
#define DZ_SILU_END 120.0f /* x e^-x is 0 from here on */
#define DZ_GELU_TANH_END 12.0f
#define DZ_GELU_A 0x1.988454p+0f /* 2 sqrt(2 / pi) */
#define DZ_GELU_A_LO -0x1.857936p-25f
#define DZ_GELU_B 0x1.2444f2p-4f /* 0.044715 times that */
#define DZ_GELU_B_LO 0x1.49b16ap-29f
#else
#define DZ_SILU_END 760.0
#define DZ_GELU_TANH_END 22.0
#define DZ_GELU_A 0x1.9884533d43651p+0
#define DZ_GELU_A_LO -0x1.cbc0d30ebfd15p-54
#define DZ_GELU_B 0x1.2444f2a4d8b4bp-4
#define DZ_GELU_B_LO -0x1.6c843a29d1c7p-61
#endif

DZ_INLINE vec v_sigmoid(vec x)
{
    vec zero = {0}, one = v_set(R(1.0));
    vec z = v_exp(-v_abs(x));
    return v_select(v_lt(x, zero), z, one) / (one + z);
}

/* x / (1 + e^-w) for w = |w + low| with the sign of x, given a = |x| clamped. */
DZ_INLINE vec v_gate(vec x, vec a, vec w, vec low)
{
    vec n, zero = {0}, one = v_set(R(1.0));
    vec p = v_exp_mantissa(-w, -low, &n);
    vmask below = v_lt(x, zero);
    vec y = v_select(below, -a * p, x) / (one + v_scale(p, n));
    return v_select(below, v_scale(y, n), y);
}

/* The slope of x / (1 + e^-w): s (1 + x w' (1 - s)) with s = 1 / (1 + e^-w), given also |x w'|. */
DZ_INLINE vec v_gate_slope(vec x, vec w, vec low, vec steepness)
{
    vec n, zero = {0}, one = v_set(R(1.0));
    vmask below = v_lt(x, zero);
    vec p = v_exp_mantissa(-w, -low, &n);
    vec z = v_scale(p, n);
    vec u = one / (one + z);
    vec t = v_fma(v_select(below, -steepness, steepness), v_select(below, u, z * u), one) * u;
    return v_select(below, v_scale(p * t, n), t);
}

DZ_INLINE vec v_silu_slope(vec x)
{
    vec zero = {0}, a = v_min(v_set(DZ_SILU_END), v_abs(x));
    return v_gate_slope(x, a, zero, a);
}

DZ_INLINE vec v_silu(vec x)
{
    vec zero = {0}, a = v_min(v_set(DZ_SILU_END), v_abs(x));
    return v_gate(x, a, a, zero);
}

/* w = A a + B a^3 in two parts: its rounding error would be multiplied by w in the tail. */
DZ_INLINE vec v_gelu_tanh_argument(vec a, vec *low)
{
    vec square = a * a;
    vec square_low = v_product_error(a, a, square);
    vec bx = square * DZ_GELU_B;
    vec bx_low = v_product_error(square, v_set(DZ_GELU_B), bx) + (square_low * DZ_GELU_B + square * DZ_GELU_B_LO);

    /* q + q_low = A + B a^2 (Knuth's sum), then times a. */
    vec q = bx + DZ_GELU_A;
    vec back = q - bx;
    vec q_low = (bx - (q - back)) + (DZ_GELU_A - back) + (bx_low + DZ_GELU_A_LO);
    vec w = a * q;
    *low = v_fma(a, q_low, v_product_error(a, q, w));
    return w;
}

/* x sigmoid(A x + B x^3) */
DZ_INLINE vec v_gelu_tanh(vec x)
{
    vec low, a = v_min(v_set(DZ_GELU_TANH_END), v_abs(x));
    vec w = v_gelu_tanh_argument(a, &low);
    return v_gate(x, a, w, low);
}

DZ_INLINE vec v_gelu_tanh_slope(vec x)
{
    vec low, a = v_min(v_set(DZ_GELU_TANH_END), v_abs(x));
    vec w = v_gelu_tanh_argument(a, &low);
    return v_gate_slope(x, w, low, a * v_fma(a * a, v_set(3 * DZ_GELU_B), v_set(DZ_GELU_A)));
}

DZ_INLINE vec v_softplus(vec x)
{
    vec zero = {0};
    return v_max(zero, x) + v_log1p(v_exp(-v_abs(x)));
}

#endif
