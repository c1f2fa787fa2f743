// Gather: y[..., j, ...] = x[..., index[..., j, ...], ...] along one axis; y has the shape of index, any strides.
//
// One work-item per element of y; an index out of range is held within it. Elements are moved as bits: T is the integer type of their size.

kernel void gather(
    global const T *x, long x0, extents xs, global const long *index, long index0, extents is, global T *y, long y0, extents ys,
    INDEX size, int rank, extents sizes, int axis, INDEX n)
{
    INDEX p = get_global_id(0);
    if (p >= size) return;
    INDEX from = 0, at = 0, to = 0;
    for (int d = rank - 1; d >= 0; d--) {
        INDEX rest = p / sizes.at[d], i = p - rest * sizes.at[d];
        if (d != axis) from += i * xs.at[d];
        at += i * is.at[d];
        to += i * ys.at[d];
        p = rest;
    }
    INDEX i = (INDEX)clamp(index[index0 + at], 0L, (long)n - 1);
    y[y0 + to] = x[x0 + from + i * xs.at[axis]];
}
