// Reductions: y[o] = FOLD of every x that belongs to output o, over any axes and strides.
//
// The axes of x are parted in two lists, each in row-major order and with gapless neighbours merged:
//
//     kept     one output per position     offset of x = offset(kept position) + offset(reduced position)
//     reduced  folded away
//
// A long reduction is cut into chunks of equal length, folded apart into partial[chunk][output]; a second launch of
// `columns` folds the chunks. The cuts depend on the shape and the device alone, so the same input gives the same bits.
//
// columns  one work-item per output and chunk, for outputs that are neighbours in memory
// rows     one work-group per output and chunk, for elements of one output that are neighbours: LANES running folds per
//          item, then a tree through local memory
//
// The last of the reduced axes has `inner` elements at distance `step`; reduced_rank, sizes and strides are those of the others.
//
//   FOLD(a, b)   an associative function; identity is its neutral element

#ifndef LANES
#define LANES 1 // running folds per work-item of `rows`; a CPU makes one vector of them
#endif

kernel void columns(
    global const T *x, long x0, global T *y, long y0, INDEX outputs, int rank, extents sizes, extents strides,
    int reduced_rank, extents reduced_sizes, extents reduced_strides, INDEX inner, INDEX step, INDEX count, INDEX chunk, T identity)
{
    INDEX o = get_global_id(0), c = get_global_id(1);
    if (o >= outputs) return;
    x += x0 + offset_of(o, rank, &sizes, &strides);
    T y_ = identity;
    INDEX end = min(count, (c + 1) * chunk);
    for (INDEX r = c * chunk; r < end;) {
        INDEX row = r / inner, i = r - row * inner, n = min(inner - i, end - r);
        global const T *p = x + offset_of(row, reduced_rank, &reduced_sizes, &reduced_strides) + i * step;
        for (INDEX k = 0; k < n; k++) {
            T v = p[k * step];
            y_ = FOLD(y_, v);
        }
        r += n;
    }
    y[y0 + c * outputs + o] = y_;
}

kernel void rows(
    global const T *x, long x0, global T *y, long y0, INDEX outputs, int rank, extents sizes, extents strides,
    int reduced_rank, extents reduced_sizes, extents reduced_strides, INDEX inner, INDEX step, INDEX count, INDEX chunk, T identity, local T *partial)
{
    INDEX o = get_group_id(0), c = get_group_id(1);
    int item = get_local_id(0), items = get_local_size(0);
    x += x0 + offset_of(o, rank, &sizes, &strides);
    T lane[LANES];
    for (int l = 0; l < LANES; l++) lane[l] = identity;
    INDEX end = min(count, (c + 1) * chunk);
    for (INDEX r = c * chunk; r < end;) {
        INDEX row = r / inner, i = r - row * inner, n = min(inner - i, end - r);
        global const T *p = x + offset_of(row, reduced_rank, &reduced_sizes, &reduced_strides) + i * step;
        INDEX k = 0, whole = n - n % (items * LANES);
        if (step == 1) {
            for (; k < whole; k += items * LANES)
                for (int l = 0; l < LANES; l++) lane[l] = FOLD(lane[l], p[k + l * items + item]);
        }
        for (k += item; k < n; k += items) {
            T v = p[k * step];
            lane[0] = FOLD(lane[0], v);
        }
        r += n;
    }
    for (int l = 1; l < LANES; l++) lane[0] = FOLD(lane[0], lane[l]);
    partial[item] = lane[0];
    for (int span = items / 2; span > 0; span /= 2) {
        barrier(CLK_LOCAL_MEM_FENCE);
        if (item < span) partial[item] = FOLD(partial[item], partial[item + span]);
    }
    if (item == 0) y[y0 + c * outputs + o] = partial[0];
}
