// Softmax and its logarithm over the rows of x (rows, n), and the cross entropy that is built on them; all dense.
//
//     m = max x      s = sum exp(x - m)      softmax = exp(x - m) / s      log softmax = x - m - log s
//
// A label out of range is held within it.
//
// One work-group per row; its items stride along the row and meet in local memory (`room`, one number per item). A CPU runs
// groups of one item. A row with a NaN is NaN.

T group_max(T v, local T *room)
{
    int item = get_local_id(0);
    room[item] = v;
    for (int span = get_local_size(0) / 2; span > 0; span /= 2) {
        barrier(CLK_LOCAL_MEM_FENCE);
        if (item < span) room[item] = maximum(room[item], room[item + span]);
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    T y = room[0];
    barrier(CLK_LOCAL_MEM_FENCE);
    return y;
}

T group_sum(T v, local T *room)
{
    int item = get_local_id(0);
    room[item] = v;
    for (int span = get_local_size(0) / 2; span > 0; span /= 2) {
        barrier(CLK_LOCAL_MEM_FENCE);
        if (item < span) room[item] += room[item + span];
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    T y = room[0];
    barrier(CLK_LOCAL_MEM_FENCE);
    return y;
}

// The maximum of a row and the sum of its exponentials below it.
T row_max(global const T *x, INDEX n, local T *room)
{
    T m = -INFINITY;
    for (INDEX i = get_local_id(0); i < n; i += get_local_size(0)) m = maximum(m, x[i]);
    return group_max(m, room);
}

T row_sum(global const T *x, INDEX n, T m, local T *room)
{
    T s = 0;
    for (INDEX i = get_local_id(0); i < n; i += get_local_size(0)) s += exp(x[i] - m);
    return group_sum(s, room);
}

kernel void softmax(global const T *x, long x0, global T *y, long y0, INDEX n, local T *room)
{
    INDEX row = get_group_id(0);
    x += x0 + row * n;
    y += y0 + row * n;
    T m = row_max(x, n, room), s = 0;
    for (INDEX i = get_local_id(0); i < n; i += get_local_size(0)) {
        T e = exp(x[i] - m);
        y[i] = e;
        s += e;
    }
    s = group_sum(s, room);
    for (INDEX i = get_local_id(0); i < n; i += get_local_size(0)) y[i] /= s;
}

kernel void log_softmax(global const T *x, long x0, global T *y, long y0, INDEX n, local T *room)
{
    INDEX row = get_group_id(0);
    x += x0 + row * n;
    y += y0 + row * n;
    T m = row_max(x, n, room), shift = log(row_sum(x, n, m, room));
    for (INDEX i = get_local_id(0); i < n; i += get_local_size(0)) y[i] = x[i] - m - shift;
}

// loss[row] = -log softmax(x)[row, t[row]]
kernel void cross_entropy_rows(
    global const T *x, long x0, global const long *t, long t0, global T *loss, INDEX n, local T *room)
{
    INDEX row = get_group_id(0);
    x += x0 + row * n;
    T m = row_max(x, n, room), s = row_sum(x, n, m, room);
    if (get_local_id(0) == 0) loss[row] = log(s) - (x[(INDEX)clamp(t[t0 + row], 0L, (long)n - 1)] - m);
}

// y = mean of loss; one work-group.
kernel void cross_entropy_mean(global const T *loss, INDEX rows, global T *y, long y0, local T *room)
{
    T s = 0;
    for (INDEX i = get_local_id(0); i < rows; i += get_local_size(0)) s += loss[i];
    s = group_sum(s, room);
    if (get_local_id(0) == 0) y[y0] = s / rows;
}

// y = (softmax(x) - onehot(t)) gy / rows
kernel void cross_entropy_gradient(
    global const T *x, long x0, global const long *t, long t0, global const T *gy, long gy0, global T *y, long y0,
    INDEX rows, INDEX n, local T *room)
{
    INDEX row = get_group_id(0), hit = (INDEX)clamp(t[t0 + row], 0L, (long)n - 1);
    x += x0 + row * n;
    y += y0 + row * n;
    T m = row_max(x, n, room), s = row_sum(x, n, m, room), scale = gy[gy0] / rows;
    for (INDEX i = get_local_id(0); i < n; i += get_local_size(0)) {
        T p = exp(x[i] - m) / s;
        y[i] = (i == hit ? p - 1 : p) * scale;
    }
}
