/*
 * erf x, and x Phi(x) where Phi is the normal distribution (GELU), with its slope.
 *
 * For small |x|, erf x = x + x E(x^2). Else through the scaled complement, which keeps the relative accuracy of tails:
 * erfc(a) = e^(-a^2) P(t) / (a + K), t = (a - K) / (a + K) in [-1, 1]. a^2 enters the exponential with its rounding
 * error. E, P: minimax, see coefficients.sollya.
 */
#ifndef DZ_ERF_H
#define DZ_ERF_H

#include "exp.h"

#if DZ_BITS == 32
#define DZ_ERFC_K 3.0f
#define DZ_ERF_ONE 4.0f   /* erf is 1 from here on */
#define DZ_GELU_END 15.0f /* GELU(-x) is 0, GELU(x) is x from here on */
static const real ERF_E[] = {
    0.12837917f, -0.37612626f, 0.11283583f, -0.026853692f, 0.0051880744f, -0.0008007889f, 7.846173e-05f,
};
static const real ERFC_P[] = {
    1.0740069f,    -0.8833945f,    0.59022796f,   -0.31046593f,    0.11953264f,
    -0.026840191f, -0.0012405923f, 0.0030764774f, -0.00046344486f, -0.00031236126f,
};
#else
#define DZ_ERFC_K 4.0
#define DZ_ERF_ONE 6.0
#define DZ_GELU_END 40.0
static const real ERF_E[] = {
    0.1283791670955126,     -0.37612638903183876,    0.11283791670958741,    -0.026866170645619147,
    0.005223977629091198,   -0.0008548327189331384,  0.00012055337767440443, -1.4925738251937323e-05,
    1.6463083045836663e-06, -1.6370595645881988e-07, 1.4786264738483684e-08, -1.1829509211011156e-09,
    6.6830307649797e-11,
};
static const real ERFC_P[] = {
    1.095995661000491,       -0.9765487290808821,    0.7732087022652434,     -0.5408538313132237,
    0.33085158787780455,     -0.17401093724036315,   0.07638151491248125,    -0.026370053332987885,
    0.0061120556288967055,   -0.0002809589338745512, -0.0004550525493020281, 0.00017681319899060305,
    -3.6355819815260275e-06, -1.886220645311891e-05, 4.695151967979626e-06,  1.4270654520225013e-06,
    -8.468912216410455e-07,  -7.932555190266716e-08, 1.2433405252334813e-07, 3.638725451642223e-09,
    -1.5293334617455686e-08, -7.152336413839577e-10, 8.995003523578241e-10,
};
#endif

/* erfc(a) e^(a^2) for a >= 0 */
DZ_INLINE vec v_erfc_scaled(vec a)
{
    vec u = R(1.0) / (a + DZ_ERFC_K);
    vec t = (a - DZ_ERFC_K) * u;
    return DZ_POLYNOMIAL(t, ERFC_P) * u;
}

DZ_INLINE vec v_erf(vec x)
{
    vec n, a = v_abs(x);
    vec clamped = v_min(v_set(DZ_ERF_ONE), a);
    vec square = clamped * clamped;
    vec p = v_exp_mantissa(-square, -v_product_error(clamped, clamped, square), &n);
    vec large = R(1.0) - v_scale(p * v_erfc_scaled(clamped), n);
    vec small = v_fma(a, DZ_POLYNOMIAL(square, ERF_E), a);
    return v_with_sign_of(v_select(v_lt(a, v_set(R(1.0))), small, large), x);
}

DZ_INLINE vec v_gelu(vec x)
{
    vec n, zero = {0};
    vec a = v_min(v_set(DZ_GELU_END), v_abs(x));
    vec square = a * a;
    vec p = v_exp_mantissa(square * R(-0.5), v_product_error(a, a, square) * R(-0.5), &n);

    /* a Phi(-a), which is what x lacks when positive, and the negative of the result when x is negative. */
    vec tail = v_scale(a * R(0.5) * p * v_erfc_scaled(a * R(0.70710678118654752440)), n);
    return v_select(v_lt(x, zero), -tail, x - tail);
}

/* Phi(x) + x phi(x), the slope of GELU. With w(a) = Phi(-a) - a phi(a) it is w below 0 and 1 - w above. */
DZ_INLINE vec v_gelu_slope(vec x)
{
    vec n, zero = {0};
    vec a = v_min(v_set(DZ_GELU_END), v_abs(x));
    vec square = a * a;
    vec p = v_exp_mantissa(square * R(-0.5), v_product_error(a, a, square) * R(-0.5), &n);
    vec half = v_erfc_scaled(a * R(0.70710678118654752440)) * R(0.5);
    vec w = v_scale(p * (half - a * R(0.39894228040143267794)), n);
    return v_select(v_lt(x, zero), w, R(1.0) - w);
}

#endif
