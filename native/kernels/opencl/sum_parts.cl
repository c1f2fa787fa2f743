// The end of a product whose inner axis was cut into parts: sums of the parts lie one behind the other, `size` numbers each.
// They are added in this order always, so that results do not change from run to run. epilogue.cl says what becomes of the sum.

#include "epilogue.cl"

kernel void sum_parts(
    global const T *sums, global T *y, long y0, global const T *bias, long bias0, long size, INDEX n, int parts, T alpha, T beta)
{
    long i = get_global_id(0);
    if (i >= size) return;
    T sum = sums[i];
    for (int p = 1; p < parts; p++) sum += sums[p * size + i];
    finish(sum, alpha, beta, bias + bias0, i % n, y + y0 + i);
}
