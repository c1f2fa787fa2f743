/*
 * The hyperbolic tangent.
 *
 * By intervals, where a register can be a table (floats with AVX-512): two for each octave of |x| from 1/4 to 12 and
 * one below, tanh(c + t) = T0 + t (T1 + t (T2 + ...)) with c, T0, ..., T6 looked up by the exponent and the first bit
 * of the mantissa. Each c is chosen so that T0 = tanh c is a float almost exactly. No division, no second branch: half
 * the time of the other form.
 *
 * Elsewhere by e^(2|x|), and by x + x^3 T(x^2) for small |x|, where that loses its relative accuracy.
 *
 * T and the intervals: minimax, see coefficients.sollya.
 */
#ifndef DZ_TANH_H
#define DZ_TANH_H

#include "exp.h"

#if DZ_BITS == 32
#define DZ_TANH_ONE 10.0f /* tanh is 1 from here on */
#else
#define DZ_TANH_ONE 22.0
#endif

#if DZ_LOOKUP_LANES == 16

/* Columns: 2, 3, 4, 6, 8 to 12, four unused, 0 to 1/4, 1/4, 3/8, 1/2, 3/4, 1, 3/2. Rows: c, T0, ..., T6. */
static const real TANH_INTERVALS[8][16] = {
    {2.4951744f, 3.4816418f, 4.9842644f, 6.9982376f, 10.05722f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.3112477f, 0.43790722f,
     0.62705994f, 0.87145686f, 1.2487197f, 1.7406874f},
    {0.98648536f, 0.9981098f, 0.9999063f, 0.99999833f, 1.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.30157176f, 0.41190824f,
     0.55602443f, 0.70211357f, 0.84792423f, 0.9403063f},
    {0.02684672f, 0.0037768593f, 0.00018765745f, 3.3425608e-06f, 7.3785382e-09f, 0.0f, 0.0f, 0.0f, 0.0f, 1.0f,
     0.90905446f, 0.8303316f, 0.69083685f, 0.50703657f, 0.28102437f, 0.115824f},
    {-0.02648357f, -0.0037695982f, -0.00018748322f, -3.3412607e-06f, -2.4383619e-08f, 0.0f, 0.0f, 0.0f, 0.0f,
     -1.1302503e-06f, -0.2741452f, -0.3420201f, -0.3841222f, -0.35599723f, -0.23828754f, -0.10891016f},
    {0.01717375f, 0.0025013657f, 0.00012268359f, 2.185873e-06f, 4.5301807e-09f, 0.0f, 0.0f, 0.0f, 0.0f, -0.33326912f,
     -0.22033f, -0.1359131f, -0.01670467f, 0.080930665f, 0.10839075f, 0.06380755f},
    {-0.008121572f, -0.0012429924f, -6.179734e-05f, -1.0959643e-06f, 9.32382e-09f, 0.0f, 0.0f, 0.0f, 0.0f,
     -0.0011953489f, 0.15783986f, 0.16973066f, 0.13733427f, 0.06184101f, -0.012459132f, -0.023685466f},
    {0.0029069465f, 0.0005076181f, 2.9337803e-05f, 5.2370325e-07f, 1.4307856e-09f, 0.0f, 0.0f, 0.0f, 0.0f, 0.14313555f,
     0.04362368f, -0.003067745f, -0.054598518f, -0.05857963f, -0.019812401f, 0.0033645965f},
    {-0.00069644663f, -0.00015793553f, -9.396389e-06f, -1.7257872e-07f, -2.4433182e-09f, 0.0f, 0.0f, 0.0f, 0.0f,
     -0.037056584f, -0.07138049f, -0.016512126f, -0.024047542f, 0.012603722f, 0.015100234f, 0.0021115555f},
};

DZ_INLINE vec v_tanh(vec x)
{
    vec a = v_min(v_set(DZ_TANH_ONE), v_abs(x));
    vec within = v_max(v_set(0x1.fffffep-3f), a); /* the float before 1/4 */
    uvec column = (uvec)within >> (DZ_MANTISSA - 1);
    vec t = a - v_lookup(TANH_INTERVALS[0], column);
    vec p = v_lookup(TANH_INTERVALS[7], column);
    DZ_UNROLL
    for (int i = 6; i >= 1; i--)
        p = v_fma(p, t, v_lookup(TANH_INTERVALS[i], column));
    return v_with_sign_of(p, x);
}

#else

#if DZ_BITS == 32
static const real TANH_T[] = {
    -0.3333328f, 0.13331416f, -0.05373794f, 0.020634118f, -0.005700092f,
};
#else
static const real TANH_T[] = {
    -0.33333333333332854,    0.13333333333261982,   -0.05396825393122913,    0.021869487575385507,
    -0.008863220994888935,   0.003591989120346294,  -0.0014549586380673246,  0.0005863158424210555,
    -0.00022856294120779201, 7.714305305214555e-05, -1.6071980044501596e-05,
};
#endif

DZ_INLINE vec v_tanh(vec x)
{
    vec n, zero = {0}, one = v_set(R(1.0));
    vec a = v_min(v_set(DZ_TANH_ONE), v_abs(x));
    vec p = v_exp_mantissa(a + a, zero, &n);
    vec large = one - R(2.0) / (v_scale(p, n) + one);
    vec square = a * a;
    vec small = v_fma(a * square, DZ_POLYNOMIAL(square, TANH_T), a);
    return v_with_sign_of(v_select(v_lt(a, v_set(R(0.625))), small, large), x);
}

#endif

#endif
