/*
 * e^x and its relatives.
 *
 * x = n ln 2 + r with integral n and |r| <= ln 2 / 2; e^x = 2^n (1 + e), e = e^r - 1 = r + r^2 Q(r).
 * ln 2 is held in two parts, of which the first has so few bits that n times it is exact.
 * Where a register can be a table (floats with AVX-512), e^x goes by sixteenths instead: x = (k + i / 16) ln 2 + r,
 * e^x = 2^k T[i] (1 + L[i]) e^r with floats T[i] near 2^(i/16), and a Q of two terms for the smaller r.
 * Q: minimax, see coefficients.sollya.
 */
#ifndef DZ_EXP_H
#define DZ_EXP_H

#include "vector.h"

#define DZ_LOG2_E R(1.44269504088896340736)

#if DZ_BITS == 32
#define DZ_LN2_HI 0x1.62e4p-1f
#define DZ_LN2_LO 0x1.7f7d1cp-20f
#define DZ_EXP_MAX 89.0f   /* e^x overflows well before */
#define DZ_EXP_MIN -104.0f /* e^x is 0 already */
#define DZ_EXPM1_MIN -20.0f
#define DZ_TINY 0x1p-25f /* x^2 is lost beside x */
static const real EXPM1_Q[] = {
    0.49999997f, 0.16666539f, 0.04166749f, 0.00836715f, 0.0013866556f,
};
#else
#define DZ_LN2_HI 0x1.62e42fefa3p-1
#define DZ_LN2_LO 0x1.3de6af278ece6p-42
#define DZ_EXP_MAX 710.0
#define DZ_EXP_MIN -746.0
#define DZ_EXPM1_MIN -40.0
#define DZ_TINY 0x1p-54
static const real EXPM1_Q[] = {
    0.5,
    0.16666666666666677,
    0.041666666666666595,
    0.008333333333321181,
    0.0013888888888932008,
    0.00019841269887721342,
    2.4801587221686003e-05,
    2.7557242224860797e-06,
    2.755736512835885e-07,
    2.5109841397705775e-08,
    2.088626655235698e-09,
};
#endif

/* n of x + low, and e, for low far below x. What r loses to rounding is added to the smaller terms. */
DZ_INLINE vec v_expm1_reduced(vec x, vec low, vec *n)
{
    *n = v_round(x * DZ_LOG2_E);
    vec exact = v_fma(*n, v_set(-DZ_LN2_HI), x) + low;
    vec r = v_fma(*n, v_set(-DZ_LN2_LO), exact);
    vec r_low = v_fma(*n, v_set(-DZ_LN2_LO), exact - r);
    return r + v_fma(r * r, DZ_POLYNOMIAL(r, EXPM1_Q), r_low);
}

/* e^(x + low) for x within range and low far below it: a mantissa near 1, to be scaled by 2^n. */
DZ_INLINE vec v_exp_mantissa(vec x, vec low, vec *n)
{
    return R(1.0) + v_expm1_reduced(x, low, n);
}

#if DZ_LOOKUP_LANES == 16

static const real EXP_T[16] = {
    1.0f,       1.0442737f, 1.0905077f, 1.1387886f, 1.1892071f, 1.2418578f, 1.2968396f, 1.3542556f,
    1.4142135f, 1.4768262f, 1.5422108f, 1.6104903f, 1.6817929f, 1.7562522f, 1.8340081f, 1.9152066f,
};
static const real EXP_L[16] = {0.0f,           4.628547e-08f,  -1.19921575e-08f, 4.7297824e-08f, 3.193418e-08f,
                               3.6210572e-08f, -3.099072e-08f, -7.475213e-09f,   1.7114271e-08f, -3.0476834e-08f,
                               5.233334e-09f,  6.1075918e-09f, -1.4719605e-08f,  -5.258795e-09f, -6.1282597e-09f,
                               5.1406093e-09f};
static const real EXP_Q[] = {0.5000165f, 0.16667065f};

DZ_INLINE vec v_exp(vec x)
{
    x = v_max(v_set(DZ_EXP_MIN), v_min(v_set(DZ_EXP_MAX), x));
    vec magic = v_set(DZ_MAGIC);
    vec shifted = v_fma(x, v_set(16 * DZ_LOG2_E), magic);
    vec n = shifted - magic;
    vec r = v_fma(n, v_set(-DZ_LN2_LO / 16), v_fma(n, v_set(-DZ_LN2_HI / 16), x));
    vec t = v_lookup(EXP_T, (uvec)shifted);
    vec e = r + v_fma(r * r, DZ_POLYNOMIAL(r, EXP_Q), v_lookup(EXP_L, (uvec)shifted));
    return v_scale(v_fma(t, e, t), n * R(0.0625));
}

#else

DZ_INLINE vec v_exp(vec x)
{
    vec n, zero = {0};
    x = v_max(v_set(DZ_EXP_MIN), v_min(v_set(DZ_EXP_MAX), x));
    vec p = v_exp_mantissa(x, zero, &n);
    return v_scale(p, n);
}

#endif

DZ_INLINE vec v_expm1(vec x)
{
    vec n, zero = {0};
    vec clamped = v_max(v_set(DZ_EXPM1_MIN), v_min(v_set(DZ_EXP_MAX), x));
    vec e = v_expm1_reduced(clamped, zero, &n);

    /* 2^n e + 2^n - 1, halved so that 2^n cannot overflow before the result does. */
    vec s = v_exp2(n - R(1.0));
    vec half = v_fma(s, e, s - R(0.5));
    return v_select(v_lt(v_abs(x), v_set(DZ_TINY)), x, half + half);
}

#endif
