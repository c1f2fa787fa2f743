/* Transposition in registers: DZ_LANES vectors, whose lanes become their numbers. */
#ifndef DZ_TRANSPOSE_H
#define DZ_TRANSPOSE_H

#include "vector.h"

#if defined(DZ_TARGET_AVX512) && DZ_BITS == 32

/* Sixteen rows of sixteen become columns: first within quarters of vectors, then the quarters among them. */
DZ_INLINE void transpose(vec *r)
{
    vec t[16];
    DZ_UNROLL
    for (int i = 0; i < 16; i += 2) {
        t[i] = _mm512_unpacklo_ps(r[i], r[i + 1]);
        t[i + 1] = _mm512_unpackhi_ps(r[i], r[i + 1]);
    }
    DZ_UNROLL
    for (int i = 0; i < 16; i += 4) {
        r[i] = (__m512)_mm512_unpacklo_pd((__m512d)t[i], (__m512d)t[i + 2]);
        r[i + 1] = (__m512)_mm512_unpackhi_pd((__m512d)t[i], (__m512d)t[i + 2]);
        r[i + 2] = (__m512)_mm512_unpacklo_pd((__m512d)t[i + 1], (__m512d)t[i + 3]);
        r[i + 3] = (__m512)_mm512_unpackhi_pd((__m512d)t[i + 1], (__m512d)t[i + 3]);
    }
    DZ_UNROLL
    for (int j = 0; j < 4; j++) {
        vec even = _mm512_shuffle_f32x4(r[j], r[4 + j], 0x88), odd = _mm512_shuffle_f32x4(r[j], r[4 + j], 0xdd);
        vec even2 = _mm512_shuffle_f32x4(r[8 + j], r[12 + j], 0x88);
        vec odd2 = _mm512_shuffle_f32x4(r[8 + j], r[12 + j], 0xdd);
        t[j] = _mm512_shuffle_f32x4(even, even2, 0x88);
        t[8 + j] = _mm512_shuffle_f32x4(even, even2, 0xdd);
        t[4 + j] = _mm512_shuffle_f32x4(odd, odd2, 0x88);
        t[12 + j] = _mm512_shuffle_f32x4(odd, odd2, 0xdd);
    }
    memcpy(r, t, sizeof t);
}

#elif defined(DZ_TARGET_AVX2) && DZ_BITS == 32

/* First within halves of vectors, then the halves among them. */
DZ_INLINE void transpose(vec *r)
{
    vec t[8];
    DZ_UNROLL
    for (int i = 0; i < 8; i += 4) {
        vec a = _mm256_unpacklo_ps(r[i], r[i + 1]), b = _mm256_unpackhi_ps(r[i], r[i + 1]);
        vec c = _mm256_unpacklo_ps(r[i + 2], r[i + 3]), d = _mm256_unpackhi_ps(r[i + 2], r[i + 3]);
        t[i] = _mm256_shuffle_ps(a, c, 0x44);
        t[i + 1] = _mm256_shuffle_ps(a, c, 0xee);
        t[i + 2] = _mm256_shuffle_ps(b, d, 0x44);
        t[i + 3] = _mm256_shuffle_ps(b, d, 0xee);
    }
    DZ_UNROLL
    for (int i = 0; i < 4; i++) {
        r[i] = _mm256_permute2f128_ps(t[i], t[i + 4], 0x20);
        r[i + 4] = _mm256_permute2f128_ps(t[i], t[i + 4], 0x31);
    }
}

#elif defined(DZ_TARGET_AVX512)

/* Pairs within quarters of vectors, then the quarters among them. */
DZ_INLINE void transpose(vec *r)
{
    vec t[8];
    DZ_UNROLL
    for (int i = 0; i < 8; i += 2) {
        t[i] = _mm512_unpacklo_pd(r[i], r[i + 1]);
        t[i + 1] = _mm512_unpackhi_pd(r[i], r[i + 1]);
    }
    DZ_UNROLL
    for (int j = 0; j < 2; j++) {
        vec even = _mm512_shuffle_f64x2(t[j], t[2 + j], 0x88), odd = _mm512_shuffle_f64x2(t[j], t[2 + j], 0xdd);
        vec even2 = _mm512_shuffle_f64x2(t[4 + j], t[6 + j], 0x88),
            odd2 = _mm512_shuffle_f64x2(t[4 + j], t[6 + j], 0xdd);
        r[j] = _mm512_shuffle_f64x2(even, even2, 0x88);
        r[4 + j] = _mm512_shuffle_f64x2(even, even2, 0xdd);
        r[2 + j] = _mm512_shuffle_f64x2(odd, odd2, 0x88);
        r[6 + j] = _mm512_shuffle_f64x2(odd, odd2, 0xdd);
    }
}

#elif defined(DZ_TARGET_AVX2)

/* Pairs within halves of vectors, then the halves among them. */
DZ_INLINE void transpose(vec *r)
{
    vec a = _mm256_unpacklo_pd(r[0], r[1]), b = _mm256_unpackhi_pd(r[0], r[1]);
    vec c = _mm256_unpacklo_pd(r[2], r[3]), d = _mm256_unpackhi_pd(r[2], r[3]);
    r[0] = _mm256_permute2f128_pd(a, c, 0x20);
    r[1] = _mm256_permute2f128_pd(b, d, 0x20);
    r[2] = _mm256_permute2f128_pd(a, c, 0x31);
    r[3] = _mm256_permute2f128_pd(b, d, 0x31);
}

#elif defined(__SSE2__) && DZ_BITS == 32

DZ_INLINE void transpose(vec *r)
{
    vec a = _mm_unpacklo_ps(r[0], r[1]), b = _mm_unpackhi_ps(r[0], r[1]);
    vec c = _mm_unpacklo_ps(r[2], r[3]), d = _mm_unpackhi_ps(r[2], r[3]);
    r[0] = _mm_movelh_ps(a, c);
    r[1] = _mm_movehl_ps(c, a);
    r[2] = _mm_movelh_ps(b, d);
    r[3] = _mm_movehl_ps(d, b);
}

#else

DZ_INLINE void transpose(vec *r)
{
    vec t[DZ_LANES];
    for (int i = 0; i < DZ_LANES; i++)
        for (int j = 0; j < DZ_LANES; j++)
            t[i][j] = r[j][i];
    memcpy(r, t, sizeof t);
}

#endif

#endif
