// Whole slices by position along the middle axis of dense arrays.
//
// index_select  y (outer, k, inner) = x (outer, n, inner)[:, index, :]
// index_put     y (outer, n, inner)[:, index, :] = x (outer, k, inner); of repeats the last wins
// index_add     y (outer, n, inner)[:, index, :] += x (outer, k, inner); repeats add in order
//
// Select has one work-item per element. Put and add give each work-item a column (dimension 0) and a block of the targets
// 0..n-1 (dimension 1); it walks all k positions in order and takes those of its block, so the order of repeats is kept
// without atomics. An index out of range is held within it.

#define POSITION(j) ((INDEX)clamp(index[index0 + (j)], 0L, (long)n - 1))

kernel void index_select(
    global const T *x, long x0, global const long *index, long index0, global T *y, long y0, INDEX n, INDEX k, INDEX inner)
{
    INDEX i = get_global_id(0), row = get_global_id(1);
    if (i >= inner) return;
    INDEX o = row / k, j = row - o * k;
    y[y0 + row * inner + i] = x[x0 + (o * n + POSITION(j)) * inner + i];
}

kernel void index_put(
    global const T *x, long x0, global const long *index, long index0, global T *y, long y0, INDEX n, INDEX k, INDEX inner,
    INDEX columns, INDEX block)
{
    INDEX column = get_global_id(0), low = (INDEX)get_global_id(1) * block, high = min(n, low + block);
    if (column >= columns || low >= n) return;
    INDEX o = column / inner, i = column - o * inner;
    x += x0 + o * k * inner + i;
    y += y0 + o * n * inner + i;
    for (INDEX j = 0; j < k; j++) {
        INDEX target = POSITION(j);
        if (target >= low && target < high) y[target * inner] = x[j * inner];
    }
}

kernel void index_add(
    global const T *x, long x0, global const long *index, long index0, global T *y, long y0, INDEX n, INDEX k, INDEX inner,
    INDEX columns, INDEX block)
{
    INDEX column = get_global_id(0), low = (INDEX)get_global_id(1) * block, high = min(n, low + block);
    if (column >= columns || low >= n) return;
    INDEX o = column / inner, i = column - o * inner;
    x += x0 + o * k * inner + i;
    y += y0 + o * n * inner + i;
    for (INDEX j = 0; j < k; j++) {
        INDEX target = POSITION(j);
        if (target >= low && target < high) y[target * inner] += x[j * inner];
    }
}
