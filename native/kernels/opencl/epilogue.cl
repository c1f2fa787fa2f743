// What becomes of the sums of a product: y = alpha sum + beta y, or with BIAS or ACTIVATION, which products of alpha 1 and beta 0
// have, y = ACTIVATION of x = sum + bias[column].
//
//   BIAS          1 where there is one, else 0
//   ACTIVATION    an expression of x; absent for none. It casts its constants to T, so that it also holds for vectors.

#ifndef BIAS
#define BIAS 0
#endif

#ifdef ACTIVATION
T activate(T x) { return ACTIVATION; }
quad activate_quad(quad x) { return (quad)(activate(x.x), activate(x.y), activate(x.z), activate(x.w)); }
#else
#define activate(x) (x)
#define activate_quad(x) (x)
#endif

void finish(T sum, T alpha, T beta, global const T *bias, INDEX column, global T *y)
{
    T z = beta == 0 ? alpha * sum : alpha * sum + beta * *y;
    if (BIAS) z += bias[column];
    *y = activate(z);
}

void finish_quad(quad sum, T alpha, T beta, global const T *bias, INDEX column, global T *y)
{
    quad z = beta == 0 ? (quad)(alpha) * sum : (quad)(alpha) * sum + (quad)(beta) * *(global quad *)y;
    if (BIAS) z += vload4(0, bias + column);
    *(global quad *)y = activate_quad(z);
}
