/*
 * The functions of one argument in long double, and the error bounds that the kernels hold.
 *
 * Where an argument is multiplied by a large slope (the tails of GELU), the rounding errors of the reference's own
 * products are carried along, so that it stays good to a fraction of an ulp of a double.
 */
#ifndef UNARY_REFERENCE_H
#define UNARY_REFERENCE_H

#include "dezero_kernels.h"

#include <math.h>

typedef long double wide;

/* x e^-(w + low) / (1 + e^-(w + low)) below 0, x / (1 + e^-w) above. */
static wide gate(wide x, wide w, wide low)
{
    if (fabsl(x) > 1000)
        return x < 0 ? -0.0L : x;
    wide z = expl(-w) * (1 - low);
    return x < 0 ? x * z / (1 + z) : x / (1 + z);
}

static wide reference_sigmoid(wide x)
{
    wide z = expl(-fabsl(x));
    return x < 0 ? z / (1 + z) : 1 / (1 + z);
}

static wide reference_gelu(wide x)
{
    const wide root_half = 0.707106781186547524400844362104849039L;
    if (isinf(x))
        return x < 0 ? -0.0L : x;
    wide a = -x * root_half;
    wide a_low = fmal(-x, root_half, -a);
    wide slope = -2 / sqrtl(acosl(-1.0L)) * expl(-a * a);
    return x / 2 * (erfcl(a) + slope * a_low);
}

static wide reference_gelu_tanh(wide x)
{
    const wide c = 0.044715L, s = 1.59576912160573071175978423973752747L;
    wide a = fabsl(x), square = a * a, square_low = fmal(a, a, -square);
    wide cubic = c * square, cubic_low = fmal(c, square, -cubic) + c * square_low;
    wide q = 1 + cubic, back = q - cubic, q_low = (cubic - (q - back)) + (1 - back) + cubic_low;
    wide as = a * s, as_low = fmal(a, s, -as);
    wide w = as * q, low = fmal(as, q, -w) + as * q_low + as_low * q;
    return gate(x, w, low);
}

static wide reference(int function, wide x)
{
    switch (function) {
    case DZ_UNARY_EXP:
        return expl(x);
    case DZ_UNARY_EXPM1:
        return expm1l(x);
    case DZ_UNARY_LOG:
        return logl(x);
    case DZ_UNARY_LOG1P:
        return log1pl(x);
    case DZ_UNARY_SIN:
        return sinl(x);
    case DZ_UNARY_COS:
        return cosl(x);
    case DZ_UNARY_TANH:
        return tanhl(x);
    case DZ_UNARY_SIGMOID:
        return reference_sigmoid(x);
    case DZ_UNARY_RELU:
        return x < 0 ? 0 : x;
    case DZ_UNARY_GELU:
        return reference_gelu(x);
    case DZ_UNARY_GELU_TANH:
        return reference_gelu_tanh(x);
    case DZ_UNARY_SILU:
        return gate(x, fabsl(x), 0);
    case DZ_UNARY_SOFTPLUS:
        return x > 0 ? x + log1pl(expl(-x)) : log1pl(expl(x));
    case DZ_UNARY_ERF:
        return erfl(x);
    case DZ_UNARY_SQRT:
        return sqrtl(x);
    default:
        return 1 / sqrtl(x);
    }
}

/* The largest error in ulp, as stated in unary.c: float, double. */
static const struct {
    const char *name;
    double ulp32, ulp64;
} functions[DZ_UNARY_COUNT] = {
    [DZ_UNARY_EXP] = {"exp", 1, 1},
    [DZ_UNARY_EXPM1] = {"expm1", 1.6, 1.6},
    [DZ_UNARY_LOG] = {"log", 1, 1},
    [DZ_UNARY_LOG1P] = {"log1p", 1.5, 1.5},
    [DZ_UNARY_SIN] = {"sin", 2.5, 2.5},
    [DZ_UNARY_COS] = {"cos", 2.5, 2.5},
    [DZ_UNARY_TANH] = {"tanh", 1.5, 1.5},
    [DZ_UNARY_SIGMOID] = {"sigmoid", 2.5, 2.5},
    [DZ_UNARY_RELU] = {"relu", 0, 0},
    [DZ_UNARY_GELU] = {"gelu", 6.5, 8},
    [DZ_UNARY_GELU_TANH] = {"gelu_tanh", 3, 3},
    [DZ_UNARY_SILU] = {"silu", 3, 3},
    [DZ_UNARY_SOFTPLUS] = {"softplus", 2, 2},
    [DZ_UNARY_ERF] = {"erf", 1.5, 1.5},
    [DZ_UNARY_SQRT] = {"sqrt", 0.5, 0.5},
    [DZ_UNARY_RSQRT] = {"rsqrt", 1.5, 1.5},
};

#endif
