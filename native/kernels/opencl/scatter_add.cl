// Scatter-add: y[..., index[p], ...] += x[p] along one axis, for every position p of x; any strides.
//
// A line is what remains of x when the axis is left out: lines never meet in y. Dimension 0 of the grid runs over lines,
// dimension 1 over blocks of the targets along the axis. A work-item walks its line in order and adds what falls into its
// block, so that repeats add in row-major order and nothing needs an atomic. An index out of range is held within it.
//
//   line   . . . . . . .          block 0 adds these     y  [0 1 2 3]
//   index  0 5 1 0 7 4 2          block 1 adds these        [4 5 6 7]

kernel void scatter_add(
    global const T *x, long x0, extents xs, global const long *index, long index0, extents is, global T *y, long y0, extents ys,
    INDEX lines, int rank, extents sizes, int axis, INDEX targets, INDEX block)
{
    INDEX line = get_global_id(0), low = (INDEX)get_global_id(1) * block, high = min(targets, low + block);
    if (line >= lines || low >= targets) return;
    for (int d = rank - 1; d >= 0; d--) {
        if (d == axis) continue;
        INDEX rest = line / sizes.at[d], i = line - rest * sizes.at[d];
        x0 += i * xs.at[d];
        index0 += i * is.at[d];
        y0 += i * ys.at[d];
        line = rest;
    }
    for (INDEX j = 0; j < sizes.at[axis]; j++) {
        INDEX target = (INDEX)clamp(index[index0 + j * is.at[axis]], 0L, (long)targets - 1);
        if (target >= low && target < high) y[y0 + target * ys.at[axis]] += x[x0 + j * xs.at[axis]];
    }
}
