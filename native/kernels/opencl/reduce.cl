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
// columns       one work-item per output and chunk, for outputs that are neighbours in memory
// columns_wide  the same on a CPU: one work-item per LANES outputs side by side, folded as vectors; the last of the kept
//               axes has a step of 1
// rows          one work-group per output and chunk, for elements of one output that are neighbours: LANES running folds
//               per item, then a tree through local memory
//
// The last of the reduced axes has `inner` elements at distance `step`; reduced_rank, sizes and strides are those of the others.
//
//   FOLD(a, b)   an associative function; identity is its neutral element

#ifndef LANES
#define LANES 1 // running folds per work-item; a CPU makes vectors of them
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

kernel void columns_wide(
    global const T *x, long x0, global T *y, long y0, INDEX outputs, int rank, extents sizes, extents strides,
    int reduced_rank, extents reduced_sizes, extents reduced_strides, INDEX inner, INDEX step, INDEX count, INDEX chunk, T identity)
{
    INDEX width = sizes.at[rank - 1], first = (INDEX)get_global_id(0) * LANES, line = get_global_id(1), c = get_global_id(2);
    x += x0 + offset_of(line, rank - 1, &sizes, &strides) + first;
    y += y0 + c * outputs + line * width + first;
    int lanes = min((INDEX)LANES, width - first);
    T lane[LANES];
    for (int l = 0; l < LANES; l++) lane[l] = identity;
    INDEX end = min(count, (c + 1) * chunk);
    for (INDEX r = c * chunk; r < end;) {
        INDEX row = r / inner, i = r - row * inner, n = min(inner - i, end - r);
        global const T *p = x + offset_of(row, reduced_rank, &reduced_sizes, &reduced_strides) + i * step;
        for (INDEX k = 0; k < n; k++, p += step) {
            if (lanes == LANES) {
                for (int l = 0; l < LANES; l++) lane[l] = FOLD(lane[l], p[l]);
            } else {
                for (int l = 0; l < lanes; l++) lane[l] = FOLD(lane[l], p[l]);
            }
        }
        r += n;
    }
    for (int l = 0; l < lanes; l++) y[l] = lane[l];
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
        for (int l = 0; k + item < n; k += items, l = (l + 1) % LANES) {
            T v = p[(k + item) * step];
            lane[l] = FOLD(lane[l], v);
        }
        r += n;
    }
    for (int span = LANES / 2; span > 0; span /= 2)
        for (int l = 0; l < span; l++) lane[l] = FOLD(lane[l], lane[l + span]);
    partial[item] = lane[0];
    for (int span = items / 2; span > 0; span /= 2) {
        barrier(CLK_LOCAL_MEM_FENCE);
        if (item < span) partial[item] = FOLD(partial[item], partial[item + span]);
    }
    if (item == 0) y[y0 + c * outputs + o] = partial[0];
}
