// Arg-reductions: y (outer, inner) = position along the middle axis of the best element of x (outer, n, inner), all dense.
//
// arg_reduce   one work-group per output, for elements of one output that are neighbours. Its items stride along n, each keeping its first best element, then a tree through local memory
// picks among them. Among equals the lowest position wins, and the first NaN beats every number.
//
// arg_reduce_columns   one work-item per output, for outputs that are neighbours, where there are enough of them
//
//   BETTER(a, b)   whether a beats b, for numbers

bool beats(T a, INDEX i, T b, INDEX k)
{
    bool nan_a = a != a, nan_b = b != b;
    if (nan_a || nan_b) return nan_a && (!nan_b || i < k);
    return BETTER(a, b) || (!(BETTER(b, a)) && i < k);
}

kernel void arg_reduce(
    global const T *x, long x0, global long *y, long y0, INDEX n, INDEX inner, local T *values, local INDEX *positions)
{
    INDEX o = get_group_id(0), i = get_global_id(1);
    int item = get_local_id(0), items = get_local_size(0);
    global const T *p = x + x0 + o * n * inner + i;
    INDEX best = min((INDEX)item, n - 1);
    T value = p[best * inner];
    for (INDEX k = best + items; k < n; k += items) {
        T v = p[k * inner];
        if (beats(v, k, value, best)) {
            value = v;
            best = k;
        }
    }
    values[item] = value;
    positions[item] = best;
    for (int span = items / 2; span > 0; span /= 2) {
        barrier(CLK_LOCAL_MEM_FENCE);
        if (item < span && beats(values[item + span], positions[item + span], values[item], positions[item])) {
            values[item] = values[item + span];
            positions[item] = positions[item + span];
        }
    }
    if (item == 0) y[y0 + o * inner + i] = positions[0];
}

kernel void arg_reduce_columns(global const T *x, long x0, global long *y, long y0, INDEX n, INDEX inner, INDEX outputs)
{
    INDEX i = get_global_id(0);
    if (i >= outputs) return;
    INDEX o = i / inner;
    global const T *p = x + x0 + o * n * inner + (i - o * inner);
    INDEX best = 0;
    T value = p[0];
    for (INDEX k = 1; k < n; k++) {
        T v = p[k * inner];
        if (beats(v, k, value, best)) {
            value = v;
            best = k;
        }
    }
    y[y0 + i] = best;
}
