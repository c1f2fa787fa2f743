/*
 * sin x and cos x.
 *
 * |x| = n pi/2 + r with integral n and |r| <= pi/4; n modulo 4 chooses between +-sin r and +-cos r.
 * pi/2 is held in several parts, subtracted one after another (Cody and Waite): with a fused multiply-add each may
 * have all bits, without it n times a part must be exact. Beyond DZ_TRIG_MAX the lane is left to the C library.
 * sin r = r + r^3 S(r^2), cos r = 1 - r^2/2 + r^4 C(r^2), minimax, see coefficients.sollya.
 */
#ifndef DZ_TRIGONOMETRY_H
#define DZ_TRIGONOMETRY_H

#include "vector.h"

#define DZ_TWO_OVER_PI R(0.636619772367581343076)

#if DZ_BITS == 32
#define DZ_TRIG_MAX 8192.0f
static const real SIN_S[] = {
    -0.16666667f,
    0.008333371f,
    -0.00019849454f,
    2.7952801e-06f,
};
static const real COS_C[] = {
    0.041666646f,
    -0.0013887299f,
    2.4430285e-05f,
};
#if DZ_FMA
static const real HALF_PI[] = {0x1.921fb4p+0f, 0x1.4442dp-24f, 0x1.84698ap-48f};
#else
static const real HALF_PI[] = {0x1.92p+0f, 0x1.fb4p-12f, 0x1.444p-24f, 0x1.68cp-39f, 0x1.1a6264p-54f};
#endif
#else
#define DZ_TRIG_MAX 0x1p20
static const real SIN_S[] = {
    -0.16666666666666666,   0.008333333333333104,   -0.00019841269841063415, 2.7557319133370037e-06,
    -2.505208719257322e-08, 1.6056419535040744e-10, -7.493922066674225e-13,
};
static const real COS_C[] = {
    0.04166666666666658,    -0.001388888888887105,  2.480158728761202e-05,
    -2.755731382292429e-07, 2.0875652475796528e-09, -1.1356031133904141e-11,
};
#if DZ_FMA
static const real HALF_PI[] = {0x1.921fb54442d18p+0, 0x1.1a62633145c06p-54, 0x1.c1cd129024e09p-107};
#else
static const real HALF_PI[] = {0x1.921fb544p+0, 0x1.0b4611a6p-34, 0x1.3198a2ep-69, 0x1.b839a252049c1p-104};
#endif
#endif

/* r of x >= 0, and n in the low bits of quadrant. */
DZ_INLINE vec v_trig_reduce(vec x, uvec *quadrant)
{
    *quadrant = v_round_bits(x * DZ_TWO_OVER_PI);
    vec n = (vec)*quadrant - DZ_MAGIC;
    DZ_UNROLL
    for (int i = 0; i < (int)(sizeof HALF_PI / sizeof HALF_PI[0]); i++)
        x = v_fma(-n, v_set(HALF_PI[i]), x);
    return x;
}

DZ_INLINE vec v_sin_reduced(vec r, vec z)
{
    return v_fma(r * z, DZ_POLYNOMIAL(z, SIN_S), r);
}

DZ_INLINE vec v_cos_reduced(vec z)
{
    return v_fma(z * z, DZ_POLYNOMIAL(z, COS_C), v_fma(z, v_set(R(-0.5)), v_set(R(1.0))));
}

/* Replaces the lanes that are too large, infinite or NaN. */
DZ_INLINE vec v_sin_cos_large(vec x, vec y, int cosine)
{
    for (int i = 0; i < DZ_LANES; i++) {
        if (!(DZ_LIBM(fabs)(x[i]) <= DZ_TRIG_MAX))
            y[i] = cosine ? DZ_LIBM(cos)(x[i]) : DZ_LIBM(sin)(x[i]);
    }
    return y;
}

DZ_INLINE vec v_sin_cos(vec x, int cosine)
{
    uvec quadrant;
    vec a = v_abs(x);
    vec r = v_trig_reduce(a, &quadrant);
    vec z = r * r;
    quadrant += (ureal)cosine;
    vec y = v_select(v_test(quadrant, 1), v_cos_reduced(z), v_sin_reduced(r, z));

    uvec sign = (quadrant & 2) << (DZ_BITS - 2);
    if (!cosine)
        sign ^= (uvec)x & ((ureal)1 << (DZ_BITS - 1));
    y = (vec)((uvec)y ^ sign);

    vmask large = v_nle(a, v_set(DZ_TRIG_MAX));
    return v_any(large) ? v_sin_cos_large(x, y, cosine) : y;
}

#endif
