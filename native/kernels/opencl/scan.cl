// Running folds: y[:, j, :] = the fold of x[:, 0..j, :], of dense arrays (outer, n, inner); reverse runs from the end.
//
// A line is one (outer, inner) position. Lines are cut into chunks of equal length, in three launches:
//
//     totals   the fold of each chunk                      carry[chunk][line]
//     carry    what stands before each chunk, in place     carry[chunk][line]
//     scan     each chunk again, from what stands before it
//
// One work-item per line and chunk (dimensions 0 and 1); carry_wide has a work-group per line, where chunks are many. The fold runs over blocks of BLOCK elements and over the folds of
// blocks, so that a sum loses the digits of two short sums and not of a long one.
//
//   FOLD(a, b)   an associative function; identity is its neutral element

#ifndef BLOCK
#define BLOCK 32 // elements folded in order
#endif

// The offset of the first element of a line in the order of the walk, and the step to the next.
INDEX first_of(INDEX line, INDEX n, INDEX inner, int reverse)
{
    INDEX o = line / inner;
    return o * n * inner + (line - o * inner) + (reverse ? (n - 1) * inner : 0);
}

kernel void totals(
    global const T *x, long x0, global T *carry, INDEX lines, INDEX n, INDEX inner, INDEX chunk, int reverse, T identity)
{
    INDEX line = get_global_id(0), c = get_global_id(1), step = reverse ? -inner : inner, end = min(n, (c + 1) * chunk);
    if (line >= lines || c * chunk >= n) return;
    x += x0 + first_of(line, n, inner, reverse);
    T whole = identity;
    for (INDEX j = c * chunk; j < end; j += BLOCK) {
        T block = identity;
        for (INDEX k = j; k < min(end, j + BLOCK); k++) {
            T v = x[k * step];
            block = FOLD(block, v);
        }
        whole = FOLD(whole, block);
    }
    carry[c * lines + line] = whole;
}

kernel void carry(global T *carry, INDEX lines, INDEX chunks, T identity)
{
    INDEX line = get_global_id(0);
    if (line >= lines) return;
    T whole = identity;
    for (INDEX c = 0; c < chunks; c += BLOCK) {
        T block = identity;
        for (INDEX k = c; k < min(chunks, c + BLOCK); k++) {
            T v = k + 1 < chunks ? carry[k * lines + line] : identity;
            carry[k * lines + line] = FOLD(whole, block);
            block = FOLD(block, v);
        }
        whole = FOLD(whole, block);
    }
}

// Each item folds neighbouring chunks, the first folds what the items have, and each goes through its chunks again.
kernel void carry_wide(global T *carry, INDEX lines, INDEX chunks, T identity, local T *room)
{
    INDEX line = get_group_id(0);
    int item = get_local_id(0), items = get_local_size(0);
    INDEX part = (chunks + items - 1) / items, first = min(chunks, item * part), end = min(chunks, first + part);
    T whole = identity;
    for (INDEX c = first; c < end; c++) {
        T v = carry[c * lines + line];
        whole = FOLD(whole, v);
    }
    room[item] = whole;
    barrier(CLK_LOCAL_MEM_FENCE);
    if (item == 0) {
        whole = identity;
        for (int k = 0; k < items; k++) {
            T v = room[k];
            room[k] = whole;
            whole = FOLD(whole, v);
        }
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    whole = room[item];
    for (INDEX c = first; c < end; c++) {
        T v = carry[c * lines + line];
        carry[c * lines + line] = whole;
        whole = FOLD(whole, v);
    }
}

kernel void scan(
    global const T *x, long x0, global const T *carry, INDEX lines, INDEX n, INDEX inner, INDEX chunk, int reverse, T identity,
    global T *y, long y0)
{
    INDEX line = get_global_id(0), c = get_global_id(1), step = reverse ? -inner : inner, end = min(n, (c + 1) * chunk);
    if (line >= lines || c * chunk >= n) return;
    INDEX first = first_of(line, n, inner, reverse);
    x += x0 + first;
    y += y0 + first;
    T whole = carry[c * lines + line];
    for (INDEX j = c * chunk; j < end; j += BLOCK) {
        T block = identity;
        for (INDEX k = j; k < min(end, j + BLOCK); k++) {
            T v = x[k * step];
            block = FOLD(block, v);
            y[k * step] = FOLD(whole, block);
        }
        whole = FOLD(whole, block);
    }
}
