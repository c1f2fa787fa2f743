/* Two vectors of neighbours as one of every second number and one of those between them, and the way back. */
#ifndef DZ_INTERLEAVE_H
#define DZ_INTERLEAVE_H

#include "vector.h"

#if defined(DZ_TARGET_AVX512)

#if DZ_BITS == 32
#define DZ_PICK(a, i, b) _mm512_permutex2var_ps(a, _mm512_setr_epi32 i, b)
#define DZ_EVEN (0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30)
#define DZ_ODD (1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31)
#define DZ_EVEN_THEN_ODD (0, 2, 4, 6, 8, 10, 12, 14, 17, 19, 21, 23, 25, 27, 29, 31)
#define DZ_LOW (0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define DZ_HIGH (8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#else
#define DZ_PICK(a, i, b) _mm512_permutex2var_pd(a, _mm512_setr_epi64 i, b)
#define DZ_EVEN (0, 2, 4, 6, 8, 10, 12, 14)
#define DZ_ODD (1, 3, 5, 7, 9, 11, 13, 15)
#define DZ_EVEN_THEN_ODD (0, 2, 4, 6, 9, 11, 13, 15)
#define DZ_LOW (0, 8, 1, 9, 2, 10, 3, 11)
#define DZ_HIGH (4, 12, 5, 13, 6, 14, 7, 15)
#endif

DZ_INLINE void v_deinterleave(vec a, vec b, vec *even, vec *odd)
{
    *even = DZ_PICK(a, DZ_EVEN, b);
    *odd = DZ_PICK(a, DZ_ODD, b);
}

DZ_INLINE void v_interleave(vec even, vec odd, vec *a, vec *b)
{
    *a = DZ_PICK(even, DZ_LOW, odd);
    *b = DZ_PICK(even, DZ_HIGH, odd);
}

/* p[0], p[2], ...; nothing behind the last of them is read. */
DZ_INLINE vec v_load_second(const real *p)
{
    return DZ_PICK(v_load(p), DZ_EVEN_THEN_ODD, v_load(p + DZ_LANES - 1));
}

#elif defined(DZ_TARGET_AVX2)

/* Shuffles work in halves of vectors; the middle quarters are then exchanged. */
DZ_INLINE vec v_exchange_quarters(vec a)
{
    return (vec)_mm256_permute4x64_pd((__m256d)a, 0xd8);
}

DZ_INLINE void v_deinterleave(vec a, vec b, vec *even, vec *odd)
{
#if DZ_BITS == 32
    *even = v_exchange_quarters(_mm256_shuffle_ps(a, b, 0x88));
    *odd = v_exchange_quarters(_mm256_shuffle_ps(a, b, 0xdd));
#else
    *even = v_exchange_quarters(_mm256_unpacklo_pd(a, b));
    *odd = v_exchange_quarters(_mm256_unpackhi_pd(a, b));
#endif
}

DZ_INLINE void v_interleave(vec even, vec odd, vec *a, vec *b)
{
    vec low = DZ_OP(_mm256_unpacklo_, )(even, odd), high = DZ_OP(_mm256_unpackhi_, )(even, odd);
    *a = (vec)_mm256_permute2f128_pd((__m256d)low, (__m256d)high, 0x20);
    *b = (vec)_mm256_permute2f128_pd((__m256d)low, (__m256d)high, 0x31);
}

/* p[0], p[2], ...; nothing behind the last of them is read. */
DZ_INLINE vec v_load_second(const real *p)
{
    vec a = v_load(p), b = v_load(p + DZ_LANES - 1);
#if DZ_BITS == 32
    return v_exchange_quarters(_mm256_shuffle_ps(a, b, 0xd8));
#else
    return v_exchange_quarters(_mm256_shuffle_pd(a, b, 0xa));
#endif
}

#elif defined(__SSE2__)

DZ_INLINE void v_deinterleave(vec a, vec b, vec *even, vec *odd)
{
#if DZ_BITS == 32
    *even = _mm_shuffle_ps(a, b, 0x88);
    *odd = _mm_shuffle_ps(a, b, 0xdd);
#else
    *even = _mm_unpacklo_pd(a, b);
    *odd = _mm_unpackhi_pd(a, b);
#endif
}

DZ_INLINE void v_interleave(vec even, vec odd, vec *a, vec *b)
{
    *a = DZ_OP(_mm_unpacklo_, )(even, odd);
    *b = DZ_OP(_mm_unpackhi_, )(even, odd);
}

/* p[0], p[2], ...; nothing behind the last of them is read. */
DZ_INLINE vec v_load_second(const real *p)
{
    vec a = v_load(p), b = v_load(p + DZ_LANES - 1);
#if DZ_BITS == 32
    return _mm_shuffle_ps(a, b, 0xd8);
#else
    return _mm_shuffle_pd(a, b, 2);
#endif
}

#else

DZ_INLINE void v_deinterleave(vec a, vec b, vec *even, vec *odd)
{
    for (int i = 0; i < DZ_LANES / 2; i++) {
        (*even)[i] = a[2 * i];
        (*odd)[i] = a[2 * i + 1];
        (*even)[DZ_LANES / 2 + i] = b[2 * i];
        (*odd)[DZ_LANES / 2 + i] = b[2 * i + 1];
    }
}

DZ_INLINE void v_interleave(vec even, vec odd, vec *a, vec *b)
{
    for (int i = 0; i < DZ_LANES / 2; i++) {
        (*a)[2 * i] = even[i];
        (*a)[2 * i + 1] = odd[i];
        (*b)[2 * i] = even[DZ_LANES / 2 + i];
        (*b)[2 * i + 1] = odd[DZ_LANES / 2 + i];
    }
}

/* p[0], p[2], ...; nothing behind the last of them is read. */
DZ_INLINE vec v_load_second(const real *p)
{
    vec v;
    for (int i = 0; i < DZ_LANES; i++)
        v[i] = p[2 * i];
    return v;
}

#endif

/* 0, 1, 2, ... */
DZ_INLINE ivec v_iota(void)
{
    ivec number;
    for (int i = 0; i < DZ_LANES; i++)
        number[i] = i;
    return number;
}

#endif
