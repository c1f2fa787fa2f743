/*
 * One vector type and its operations, for the instruction set and the element type of this translation unit.
 *
 * The build defines DZ_BITS (32 or 64: float or double) and one DZ_TARGET_*; the arithmetic operators are the
 * compiler's own on vector types (GCC and Clang), intrinsics fill in what these do not reach. v_fma is one rounding
 * where DZ_FMA is 1, two where it is 0. v_min and v_max return their second argument when that is NaN.
 */
#ifndef DZ_VECTOR_H
#define DZ_VECTOR_H

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

/* The whole of a kernel belongs in one loop: constants stay in registers. */
#define DZ_INLINE static inline __attribute__((always_inline))

#if defined(DZ_TARGET_AVX512)
#include <immintrin.h>
#define DZ_VECTOR_BYTES 64
#define DZ_FMA 1
#elif defined(DZ_TARGET_AVX2)
#include <immintrin.h>
#define DZ_VECTOR_BYTES 32
#define DZ_FMA 1
#elif defined(DZ_TARGET_NEON)
#include <arm_neon.h>
#define DZ_VECTOR_BYTES 16
#define DZ_FMA 1
#else
#define DZ_VECTOR_BYTES 16
#define DZ_FMA 0
#if defined(__SSE2__)
#include <emmintrin.h>
#endif
#endif

#if DZ_BITS == 32
typedef float real;
typedef int32_t ireal;
typedef uint32_t ureal;
#define R(x) x##f
#define DZ_MANTISSA 23
#define DZ_EXPONENT_BIAS 127
#define DZ_MIN_NORMAL FLT_MIN
#define DZ_LIBM(name) name##f
#define DZ_OP(head, tail) head##ps##tail
#else
typedef double real;
typedef int64_t ireal;
typedef uint64_t ureal;
#define R(x) x
#define DZ_MANTISSA 52
#define DZ_EXPONENT_BIAS 1023
#define DZ_MIN_NORMAL DBL_MIN
#define DZ_LIBM(name) name
#define DZ_OP(head, tail) head##pd##tail
#endif

#define DZ_LANES ((int)(DZ_VECTOR_BYTES / sizeof(real)))

typedef real vec __attribute__((vector_size(DZ_VECTOR_BYTES)));
typedef ireal ivec __attribute__((vector_size(DZ_VECTOR_BYTES)));
typedef ureal uvec __attribute__((vector_size(DZ_VECTOR_BYTES)));

#define DZ_INFINITY ((real)INFINITY)
#define DZ_NAN ((real)NAN)

/* Adding 1.5 * 2^DZ_MANTISSA rounds to an integer and leaves that integer in the low bits. */
#define DZ_MAGIC ((real)((ureal)3 << (DZ_MANTISSA - 1)))

#if defined(DZ_SANITIZED)
#define DZ_UNROLL
#elif defined(__clang__)
#define DZ_UNROLL _Pragma("clang loop unroll(full)")
#else
#define DZ_UNROLL _Pragma("GCC unroll 32")
#endif

DZ_INLINE vec v_set(real value)
{
    /* Subtracting +0 keeps -0; adding it would not. */
    return value - (vec){0};
}

DZ_INLINE vec v_load(const real *p)
{
    vec v;
    memcpy(&v, p, sizeof v);
    return v;
}

DZ_INLINE void v_store(real *p, vec v)
{
    memcpy(p, &v, sizeof v);
}

#if defined(DZ_TARGET_AVX512)

#if DZ_BITS == 32
typedef __mmask16 vmask;
#define DZ_TEST _mm512_test_epi32_mask
#define DZ_ISET _mm512_set1_epi32
#else
typedef __mmask8 vmask;
#define DZ_TEST _mm512_test_epi64_mask
#define DZ_ISET _mm512_set1_epi64
#endif

DZ_INLINE vec v_fma(vec a, vec b, vec c)
{
    return DZ_OP(_mm512_fmadd_, )(a, b, c);
}

DZ_INLINE vec v_sqrt(vec a)
{
    return DZ_OP(_mm512_sqrt_, )(a);
}

DZ_INLINE vec v_min(vec a, vec b)
{
    return DZ_OP(_mm512_min_, )(a, b);
}

DZ_INLINE vec v_max(vec a, vec b)
{
    return DZ_OP(_mm512_max_, )(a, b);
}

DZ_INLINE vmask v_lt(vec a, vec b)
{
    return DZ_OP(_mm512_cmp_, _mask)(a, b, _CMP_LT_OQ);
}

DZ_INLINE vmask v_eq(vec a, vec b)
{
    return DZ_OP(_mm512_cmp_, _mask)(a, b, _CMP_EQ_OQ);
}

/* Not a <= b; true when either is NaN. */
DZ_INLINE vmask v_nle(vec a, vec b)
{
    return DZ_OP(_mm512_cmp_, _mask)(a, b, _CMP_NLE_UQ);
}

DZ_INLINE vmask v_test(uvec a, ureal bit)
{
    return DZ_TEST((__m512i)a, DZ_ISET((ireal)bit));
}

DZ_INLINE int v_any(vmask mask)
{
    return mask != 0;
}

/* mask ? a : b */
DZ_INLINE vec v_select(vmask mask, vec a, vec b)
{
    return DZ_OP(_mm512_mask_blend_, )(mask, b, a);
}

/* p 2^floor(n); overflows to infinity, and rounds once into the denormals. */
DZ_INLINE vec v_scale(vec p, vec n)
{
    return DZ_OP(_mm512_scalef_, )(p, n);
}

#if DZ_BITS == 32
/* Entries of a table that one instruction looks up; 0 where there is none. */
#define DZ_LOOKUP_LANES 16

/* table[index % DZ_LOOKUP_LANES] */
DZ_INLINE vec v_lookup(const real *table, uvec index)
{
    return _mm512_permutexvar_ps((__m512i)index, v_load(table));
}
#endif

DZ_INLINE vec v_load_part(const real *p, int count)
{
    return DZ_OP(_mm512_maskz_loadu_, )((vmask)((1u << count) - 1), p);
}

DZ_INLINE void v_store_part(real *p, vec v, int count)
{
    DZ_OP(_mm512_mask_storeu_, )(p, (vmask)((1u << count) - 1), v);
}

#else

typedef ivec vmask;

DZ_INLINE vec v_fma(vec a, vec b, vec c)
{
#if defined(DZ_TARGET_AVX2)
    return DZ_OP(_mm256_fmadd_, )(a, b, c);
#elif defined(DZ_TARGET_NEON) && DZ_BITS == 32
    return vfmaq_f32(c, a, b);
#elif defined(DZ_TARGET_NEON)
    return vfmaq_f64(c, a, b);
#else
    return a * b + c;
#endif
}

DZ_INLINE vec v_sqrt(vec a)
{
#if defined(DZ_TARGET_AVX2)
    return DZ_OP(_mm256_sqrt_, )(a);
#elif defined(DZ_TARGET_NEON) && DZ_BITS == 32
    return vsqrtq_f32(a);
#elif defined(DZ_TARGET_NEON)
    return vsqrtq_f64(a);
#elif defined(__SSE2__)
    return DZ_OP(_mm_sqrt_, )(a);
#else
    for (int i = 0; i < DZ_LANES; i++)
        a[i] = DZ_LIBM(sqrt)(a[i]);
    return a;
#endif
}

/* mask ? a : b */
DZ_INLINE vec v_select(vmask mask, vec a, vec b)
{
#if defined(DZ_TARGET_AVX2)
    return DZ_OP(_mm256_blendv_, )(b, a, (vec)mask);
#else
    return (vec)((mask & (ivec)a) | (~mask & (ivec)b));
#endif
}

DZ_INLINE vmask v_lt(vec a, vec b)
{
    return (vmask)(a < b);
}

DZ_INLINE vmask v_eq(vec a, vec b)
{
    return (vmask)(a == b);
}

/* Not a <= b; true when either is NaN. */
DZ_INLINE vmask v_nle(vec a, vec b)
{
    return ~(vmask)(a <= b);
}

DZ_INLINE vmask v_test(uvec a, ureal bit)
{
    return (vmask)((a & bit) != 0);
}

DZ_INLINE vec v_min(vec a, vec b)
{
#if defined(DZ_TARGET_AVX2)
    return DZ_OP(_mm256_min_, )(a, b);
#elif defined(__SSE2__)
    return DZ_OP(_mm_min_, )(a, b);
#else
    return v_select(v_lt(a, b), a, b);
#endif
}

DZ_INLINE vec v_max(vec a, vec b)
{
#if defined(DZ_TARGET_AVX2)
    return DZ_OP(_mm256_max_, )(a, b);
#elif defined(__SSE2__)
    return DZ_OP(_mm_max_, )(a, b);
#else
    return v_select(v_lt(b, a), a, b);
#endif
}

DZ_INLINE int v_any(vmask mask)
{
#if defined(DZ_TARGET_AVX2)
    return DZ_OP(_mm256_movemask_, )((vec)mask) != 0;
#elif defined(__SSE2__)
    return DZ_OP(_mm_movemask_, )((vec)mask) != 0;
#else
    ireal any = 0;
    for (int i = 0; i < DZ_LANES; i++)
        any |= mask[i];
    return any != 0;
#endif
}

DZ_INLINE vec v_load_part(const real *p, int count)
{
    vec v = {0};
    memcpy(&v, p, (size_t)count * sizeof(real));
    return v;
}

DZ_INLINE void v_store_part(real *p, vec v, int count)
{
    memcpy(p, &v, (size_t)count * sizeof(real));
}

#endif

#if !defined(DZ_LOOKUP_LANES)
#define DZ_LOOKUP_LANES 0
#endif

/* The nearest integer, for |x| < 2^(DZ_MANTISSA - 1). */
DZ_INLINE vec v_round(vec x)
{
    return (x + DZ_MAGIC) - DZ_MAGIC;
}

/* The low bits hold the integer nearest to x, for |x| < 2^(DZ_MANTISSA - 1). */
DZ_INLINE uvec v_round_bits(vec x)
{
    return (uvec)(x + DZ_MAGIC);
}

/* 2^n for integral n that give a normal number. */
DZ_INLINE vec v_exp2(vec n)
{
    return (vec)((v_round_bits(n) + DZ_EXPONENT_BIAS) << DZ_MANTISSA);
}

#if !defined(DZ_TARGET_AVX512)
/* p 2^n for integral n; overflows to infinity, and rounds once into the denormals. */
DZ_INLINE vec v_scale(vec p, vec n)
{
    /* Two steps, because 2^n alone may be out of range where p 2^n is not. */
    vec half = v_round(n * R(0.5));
    return p * v_exp2(half) * v_exp2(n - half);
}
#endif

DZ_INLINE vec v_abs(vec x)
{
    return (vec)((uvec)x & ~((ureal)1 << (DZ_BITS - 1)));
}

/* |magnitude| must have a clear sign bit. */
DZ_INLINE vec v_with_sign_of(vec magnitude, vec x)
{
    return (vec)((uvec)magnitude | ((uvec)x & ((ureal)1 << (DZ_BITS - 1))));
}

/* The rounding error of a product: a b = product + v_product_error(a, b, product). */
DZ_INLINE vec v_product_error(vec a, vec b, vec product)
{
#if DZ_FMA
    return v_fma(a, b, -product);
#else
    /* Dekker: halves of a and b whose products are exact. */
    ureal mask = ~(((ureal)1 << (DZ_MANTISSA / 2 + 1)) - 1);
    vec a1 = (vec)((uvec)a & mask), a2 = a - a1;
    vec b1 = (vec)((uvec)b & mask), b2 = b - b1;
    return ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2;
#endif
}

/* c[0] + c[1] x + ... + c[count - 1] x^(count - 1) */
DZ_INLINE vec v_polynomial(vec x, const real *c, int count)
{
    vec p = v_set(c[count - 1]);
    DZ_UNROLL
    for (int i = count - 2; i >= 0; i--)
        p = v_fma(p, x, v_set(c[i]));
    return p;
}

#define DZ_POLYNOMIAL(x, table) v_polynomial(x, table, (int)(sizeof(table) / sizeof(table[0])))

#endif
