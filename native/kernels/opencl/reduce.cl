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
// Folds are kept short, so that a long sum keeps its digits: after BLOCK rounds the running folds go to a tree. Level i of it
// holds the fold of 2^i blocks, or nothing, as the bits of the number of blocks say.
//
//   FOLD(a, b)   an associative function; identity is its neutral element

#ifndef LANES
#define LANES 1 // running folds per work-item; a CPU makes vectors of them
#endif
#ifndef BLOCK
#define BLOCK 32 // rounds folded in order
#endif
#define LEVELS (8 * sizeof(INDEX) - 5) // blocks are counted by what is left of an index

void take_in(T *tree, INDEX blocks, T v)
{
    int level = 0;
    for (; blocks >> level & 1; level++) v = FOLD(tree[level], v);
    tree[level] = v;
}

// The fold of the lanes, which are spent.
T fold_lanes(T *lane)
{
    for (int span = LANES / 2; span > 0; span /= 2)
        for (int l = 0; l < span; l++) lane[l] = FOLD(lane[l], lane[l + span]);
    return lane[0];
}

// The fold of the tree and of what came after it.
T fold_of(const T *tree, INDEX blocks, T v)
{
    for (int level = 0; blocks >> level; level++)
        if (blocks >> level & 1) v = FOLD(tree[level], v);
    return v;
}

kernel void columns(
    global const T *x, long x0, global T *y, long y0, INDEX outputs, int rank, extents sizes, extents strides,
    int reduced_rank, extents reduced_sizes, extents reduced_strides, INDEX inner, INDEX step, INDEX count, INDEX chunk, T identity)
{
    INDEX o = get_global_id(0), c = get_global_id(1);
    if (o >= outputs) return;
    x += x0 + offset_of(o, rank, &sizes, &strides);
    T y_ = identity, tree[LEVELS];
    INDEX end = min(count, (c + 1) * chunk), blocks = 0;
    int rounds = 0;
    for (INDEX r = c * chunk; r < end;) {
        INDEX row = r / inner, i = r - row * inner, n = min(inner - i, end - r);
        global const T *p = x + offset_of(row, reduced_rank, &reduced_sizes, &reduced_strides) + i * step;
        for (INDEX k = 0; k < n;) {
            INDEX stop = k + min(n - k, (INDEX)(BLOCK - rounds));
            rounds += stop - k;
            for (; k < stop; k++) {
                T v = p[k * step];
                y_ = FOLD(y_, v);
            }
            if (rounds < BLOCK) continue;
            take_in(tree, blocks++, y_);
            y_ = identity;
            rounds = 0;
        }
        r += n;
    }
    y[y0 + c * outputs + o] = fold_of(tree, blocks, y_);
}

kernel void columns_wide(
    global const T *x, long x0, global T *y, long y0, INDEX outputs, int rank, extents sizes, extents strides,
    int reduced_rank, extents reduced_sizes, extents reduced_strides, INDEX inner, INDEX step, INDEX count, INDEX chunk, T identity)
{
    INDEX width = sizes.at[rank - 1], first = (INDEX)get_global_id(0) * LANES, line = get_global_id(1), c = get_global_id(2);
    x += x0 + offset_of(line, rank - 1, &sizes, &strides) + first;
    y += y0 + c * outputs + line * width + first;
    int lanes = min((INDEX)LANES, width - first);
    T lane[LANES], tree[LEVELS][LANES];
    for (int l = 0; l < LANES; l++) lane[l] = identity;
    INDEX end = min(count, (c + 1) * chunk), blocks = 0;
    int rounds = 0;
    for (INDEX r = c * chunk; r < end;) {
        INDEX row = r / inner, i = r - row * inner, n = min(inner - i, end - r);
        global const T *p = x + offset_of(row, reduced_rank, &reduced_sizes, &reduced_strides) + i * step;
        for (INDEX k = 0; k < n; k++, p += step) {
            if (lanes == LANES) {
                for (int l = 0; l < LANES; l++) lane[l] = FOLD(lane[l], p[l]);
            } else {
                for (int l = 0; l < lanes; l++) lane[l] = FOLD(lane[l], p[l]);
            }
            if (++rounds < BLOCK) continue;
            int level = 0;
            for (; blocks >> level & 1; level++)
                for (int l = 0; l < LANES; l++) lane[l] = FOLD(tree[level][l], lane[l]);
            for (int l = 0; l < LANES; l++) {
                tree[level][l] = lane[l];
                lane[l] = identity;
            }
            blocks++;
            rounds = 0;
        }
        r += n;
    }
    for (int level = 0; blocks >> level; level++)
        if (blocks >> level & 1)
            for (int l = 0; l < LANES; l++) lane[l] = FOLD(tree[level][l], lane[l]);
    for (int l = 0; l < lanes; l++) y[l] = lane[l];
}

kernel void rows(
    global const T *x, long x0, global T *y, long y0, INDEX outputs, int rank, extents sizes, extents strides,
    int reduced_rank, extents reduced_sizes, extents reduced_strides, INDEX inner, INDEX step, INDEX count, INDEX chunk, T identity, local T *partial)
{
    INDEX o = get_group_id(0), c = get_group_id(1);
    int item = get_local_id(0), items = get_local_size(0);
    x += x0 + offset_of(o, rank, &sizes, &strides);
    T lane[LANES], tree[LEVELS];
    for (int l = 0; l < LANES; l++) lane[l] = identity;
    INDEX end = min(count, (c + 1) * chunk), round = items * LANES, blocks = 0;
    int rounds = 0;
    for (INDEX r = c * chunk; r < end;) {
        INDEX row = r / inner, i = r - row * inner, n = min(inner - i, end - r);
        global const T *p = x + offset_of(row, reduced_rank, &reduced_sizes, &reduced_strides) + i * step;
        for (INDEX k = 0; k < n;) {
            INDEX stop = k + min(n - k, (BLOCK - rounds) * round), j = k;
            rounds += (stop - k + round - 1) / round;
            if (step == 1) {
                for (; stop - j >= round; j += round)
                    for (int l = 0; l < LANES; l++) lane[l] = FOLD(lane[l], p[j + l * items + item]);
            }
            for (int l = 0; j + item < stop; j += items, l = (l + 1) % LANES) {
                T v = p[(j + item) * step];
                lane[l] = FOLD(lane[l], v);
            }
            k = stop;
            if (rounds < BLOCK) continue;
            take_in(tree, blocks++, fold_lanes(lane));
            for (int l = 0; l < LANES; l++) lane[l] = identity;
            rounds = 0;
        }
        r += n;
    }
    partial[item] = fold_of(tree, blocks, fold_lanes(lane));
    for (int span = items / 2; span > 0; span /= 2) {
        barrier(CLK_LOCAL_MEM_FENCE);
        if (item < span) partial[item] = FOLD(partial[item], partial[item + span]);
    }
    if (item == 0) y[y0 + c * outputs + o] = partial[0];
}
