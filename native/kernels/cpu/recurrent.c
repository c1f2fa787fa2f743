/*
 * A step of recurrent cells and the way back through it, for rows of a batch:
 *
 *     LSTM    gates i, f, g, o    c1 = f c + i g       h1 = o tanh(c1)
 *     GRU     gates r, z, n       n = tanh(a + r u)    h1 = n + z (h - n)
 *
 * Per row a gate is a stretch of neighbouring numbers, one after the other. A vector of units goes through all of its
 * step in registers; what backward needs again, the gates after their activations, is stored on the way. The operations
 * are those of the managed kernels in their order, products and sums rounded each for itself.
 */
#include "recurrent.h"
#include "logistic.h"
#include "tanh.h"

/* A whole vector, or the first numbers of one: count is known where this is inlined into the main loop. */
DZ_INLINE vec take(const real *p, int count)
{
    return count == DZ_LANES ? v_load(p) : v_load_part(p, count);
}

DZ_INLINE void put(real *p, vec v, int count)
{
    if (count == DZ_LANES)
        v_store(p, v);
    else
        v_store_part(p, v, count);
}

/* s (1 - s), the derivative of a sigmoid. */
DZ_INLINE vec logistic_slope(vec s)
{
    return s * (v_set(R(1.0)) - s);
}

/* 1 - t^2, the derivative of a tanh. */
DZ_INLINE vec tanh_slope(vec t)
{
    return v_set(R(1.0)) - t * t;
}

#define DZ_EACH_UNIT(call)                                                                                             \
    int64_t k = 0;                                                                                                     \
    for (; k <= units - DZ_LANES; k += DZ_LANES)                                                                       \
        call(DZ_LANES);                                                                                                \
    if (k < units)                                                                                                     \
        call((int)(units - k));

DZ_INLINE void lstm(int64_t units, real *a, const real *c, real *c1, real *h1, int count)
{
    vec i = v_sigmoid(take(a, count)), f = v_sigmoid(take(a + units, count));
    vec g = v_tanh(take(a + 2 * units, count)), o = v_sigmoid(take(a + 3 * units, count));
    vec cell = i * g + f * take(c, count);
    put(a, i, count);
    put(a + units, f, count);
    put(a + 2 * units, g, count);
    put(a + 3 * units, o, count);
    put(c1, cell, count);
    put(h1, v_tanh(cell) * o, count);
}

void DZ_KERNEL_NAME(lstm)(int64_t rows, int64_t units, real *gates, const real *c, real *c1, real *h1)
{
    for (; rows > 0; rows--, gates += 4 * units, c += units, c1 += units, h1 += units) {
#define DZ_CALL(count) lstm(units, gates + k, c + k, c1 + k, h1 + k, count)
        DZ_EACH_UNIT(DZ_CALL)
#undef DZ_CALL
    }
}

DZ_INLINE void lstm_gradient(int64_t units, const real *a, const real *c, const real *c1, const real *gh, real *gc,
                             real *ga, int count)
{
    vec i = take(a, count), f = take(a + units, count), g = take(a + 2 * units, count), o = take(a + 3 * units, count);
    vec y = v_tanh(take(c1, count)), d = take(gh, count);
    vec e = take(gc, count) + d * o * tanh_slope(y);
    put(ga, e * g * logistic_slope(i), count);
    put(ga + units, e * take(c, count) * logistic_slope(f), count);
    put(ga + 2 * units, e * i * tanh_slope(g), count);
    put(ga + 3 * units, d * y * logistic_slope(o), count);
    put(gc, e * f, count);
}

void DZ_KERNEL_NAME(lstm_gradient)(int64_t rows, int64_t units, const real *gates, const real *c, const real *c1,
                                   const real *gh, real *gc, real *gate)
{
    for (; rows > 0; rows--, gates += 4 * units, gate += 4 * units, c += units, c1 += units, gh += units, gc += units) {
#define DZ_CALL(count) lstm_gradient(units, gates + k, c + k, c1 + k, gh + k, gc + k, gate + k, count)
        DZ_EACH_UNIT(DZ_CALL)
#undef DZ_CALL
    }
}

DZ_INLINE void gru(int64_t units, real *a, const real *u, const real *h, real *h1, int count)
{
    vec r = v_sigmoid(take(a, count) + take(u, count));
    vec z = v_sigmoid(take(a + units, count) + take(u + units, count));
    vec n = v_tanh(r * take(u + 2 * units, count) + take(a + 2 * units, count));
    vec state = take(h, count);
    put(a, r, count);
    put(a + units, z, count);
    put(a + 2 * units, n, count);
    put(h1, (state - n) * z + n, count);
}

void DZ_KERNEL_NAME(gru)(int64_t rows, int64_t units, real *gates, const real *u, const real *h, real *h1)
{
    for (; rows > 0; rows--, gates += 3 * units, u += 3 * units, h += units, h1 += units) {
#define DZ_CALL(count) gru(units, gates + k, u + k, h + k, h1 + k, count)
        DZ_EACH_UNIT(DZ_CALL)
#undef DZ_CALL
    }
}

DZ_INLINE void gru_gradient(int64_t units, const real *a, const real *u, const real *h, real *gh, real *ga, real *gu,
                            int count)
{
    vec one = v_set(R(1.0)), r = take(a, count), z = take(a + units, count), n = take(a + 2 * units, count);
    vec d = take(gh, count);
    vec gn = d * (one - z) * tanh_slope(n);
    vec gr = gn * take(u + 2 * units, count) * logistic_slope(r), gz = d * (take(h, count) - n) * logistic_slope(z);
    put(ga, gr, count);
    put(ga + units, gz, count);
    put(ga + 2 * units, gn, count);
    put(gu, gr, count);
    put(gu + units, gz, count);
    put(gu + 2 * units, gn * r, count);
    put(gh, d * z, count);
}

void DZ_KERNEL_NAME(gru_gradient)(int64_t rows, int64_t units, const real *gates, const real *u, const real *h,
                                  real *gh, real *gate, real *gu)
{
    for (; rows > 0; rows--, gates += 3 * units, u += 3 * units, gate += 3 * units, gu += 3 * units) {
#define DZ_CALL(count) gru_gradient(units, gates + k, u + k, h + k, gh + k, gate + k, gu + k, count)
        DZ_EACH_UNIT(DZ_CALL)
#undef DZ_CALL
        h += units;
        gh += units;
    }
}
