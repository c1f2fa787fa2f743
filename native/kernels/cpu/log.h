/*
 * log x and log(1 + x).
 *
 * x = 2^k m with m in [sqrt(1/2), sqrt(2)), f = m - 1 is exact; with s = f / (2 + f), z = s^2, h = f^2 / 2:
 * log(1 + f) = 2 atanh(s) = f - (h - s (h + z P(z))).
 * P: minimax, see coefficients.sollya.
 */
#ifndef DZ_LOG_H
#define DZ_LOG_H

#include "exp.h"

#if DZ_BITS == 32
#define DZ_SQRT_HALF_BITS 0x3f3504f3u
#define DZ_DENORMAL_SHIFT 24
static const real LOG_P[] = {
    0.6666667f,
    0.39999557f,
    0.28588784f,
    0.2260287f,
};
#else
#define DZ_SQRT_HALF_BITS 0x3fe6a09e667f3bcdull
#define DZ_DENORMAL_SHIFT 54
static const real LOG_P[] = {
    0.666666666666667,   0.39999999999895647, 0.2857142862820104, 0.2222221074074574,
    0.18182918957580568, 0.15330709187757108, 0.1462911331014786,
};
#endif

/* m of a positive normal x, and its k. */
DZ_INLINE vec v_log_split(vec x, vec *k)
{
    /* Biased, so that the shift needs no sign. */
    uvec biased = ((uvec)x - DZ_SQRT_HALF_BITS + ((ureal)DZ_EXPONENT_BIAS << DZ_MANTISSA)) >> DZ_MANTISSA;
    union {
        real value;
        ureal bits;
    } magic = {DZ_MAGIC};
    *k = (vec)(biased + (magic.bits - DZ_EXPONENT_BIAS)) - DZ_MAGIC;
    return (vec)((uvec)x - ((biased - DZ_EXPONENT_BIAS) << DZ_MANTISSA));
}

/* log(1 + f) + k ln 2 */
DZ_INLINE vec v_log_sum(vec f, vec k)
{
    vec s = f / (R(2.0) + f);
    vec z = s * s;
    vec h = f * f * R(0.5);
    vec t = v_fma(k, v_set(DZ_LN2_LO), s * v_fma(z, DZ_POLYNOMIAL(z, LOG_P), h));
    return v_fma(k, v_set(DZ_LN2_HI), f - (h - t));
}

DZ_INLINE vec v_log(vec x)
{
    vec k, zero = {0};
    vmask denormal = v_lt(x, v_set(DZ_MIN_NORMAL));
    vec normal = v_select(denormal, x * (real)((ureal)1 << DZ_DENORMAL_SHIFT), x);
    vec m = v_log_split(normal, &k);
    k -= v_select(denormal, v_set((real)DZ_DENORMAL_SHIFT), zero);
    vec y = v_log_sum(m - R(1.0), k);

    y = v_select(v_lt(x, v_set(DZ_INFINITY)), y, x);
    y = v_select(v_eq(x, zero), v_set(-DZ_INFINITY), y);
    return v_select(v_lt(x, zero), v_set(DZ_NAN), y);
}

DZ_INLINE vec v_log1p(vec x)
{
    vec k, one = v_set(R(1.0));

    /* u + c = 1 + x exactly (Knuth's sum), then f = (u - 1) + c on the scale of m. */
    vec u = one + x;
    vec b = u - one;
    vec c = (one - (u - b)) + (x - b);
    vec m = v_log_split(u, &k);

    /* Beyond 2^64, c is lost anyway and 2^-k might be no normal number. */
    vec f = v_fma(c, v_exp2(-v_min(v_set(R(64.0)), k)), m - one);
    vec y = v_log_sum(f, k);

    y = v_select(v_lt(x, v_set(DZ_INFINITY)), y, x);
    y = v_select(v_eq(x, -one), v_set(-DZ_INFINITY), y);
    y = v_select(v_lt(x, -one), v_set(DZ_NAN), y);
    return v_select(v_lt(v_abs(x), v_set(DZ_TINY)), x, y);
}

#endif
