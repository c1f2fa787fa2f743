// Softmax and its logarithm over the rows of x (rows, n), and the cross entropy that is built on them; all dense.
//
//     m = max x      s = sum exp(x - m)      softmax = exp(x - m) / s      log softmax = x - m - log s
//
// A label out of range is held within it.
//
// One work-group per row; its items stride along the row and meet in local memory (`room`, one number per item). A CPU runs
// groups of one item, which takes WIDTH numbers at a time: in vectors the built-in exp is many times faster. A row with a
// NaN is NaN, through its sum.

#ifndef WIDTH
#define WIDTH 1 // numbers a work-item takes at a time
#endif

#if WIDTH > 1
typedef PASTE(T, WIDTH) vector;
#define LOAD PASTE(vload, WIDTH)
#define STORE PASTE(vstore, WIDTH)
#else
typedef T vector;
#define LOAD(i, p) (p)[i]
#define STORE(v, i, p) (p)[i] = (v)
#endif

// Runs over the whole vectors of a row, then over the numbers left: i is the position.
#define VECTORS(i, n) for (INDEX i = get_local_id(0) * WIDTH; i < (n) - (n) % WIDTH; i += get_local_size(0) * WIDTH)
#define REST(i, n) for (INDEX i = (n) - (n) % WIDTH + get_local_id(0); i < (n); i += get_local_size(0))

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

T max_of(vector v)
{
    T lane[WIDTH], m = -INFINITY;
    STORE(v, 0, lane);
    for (int l = 0; l < WIDTH; l++) m = fmax(m, lane[l]);
    return m;
}

T sum_of(vector v)
{
    T lane[WIDTH], s = 0;
    STORE(v, 0, lane);
    for (int l = 0; l < WIDTH; l++) s += lane[l];
    return s;
}

// The maximum of a row and the sum of its exponentials below it.
T row_max(global const T *x, INDEX n, local T *room)
{
    vector v = (vector)(-INFINITY);
    VECTORS(i, n) v = fmax(v, LOAD(0, x + i));
    T m = max_of(v);
    REST(i, n) m = fmax(m, x[i]);
    return group_max(m, room);
}

T row_sum(global const T *x, INDEX n, T m, local T *room)
{
    vector v = (vector)(0);
    VECTORS(i, n) v += exp(LOAD(0, x + i) - m);
    T s = sum_of(v);
    REST(i, n) s += exp(x[i] - m);
    return group_sum(s, room);
}

kernel void softmax(global const T *x, long x0, global T *y, long y0, INDEX n, local T *room)
{
    INDEX row = get_group_id(0);
    x += x0 + row * n;
    y += y0 + row * n;
    T m = row_max(x, n, room);
    vector v = (vector)(0);
    VECTORS(i, n) {
        vector e = exp(LOAD(0, x + i) - m);
        STORE(e, 0, y + i);
        v += e;
    }
    T s = sum_of(v);
    REST(i, n) {
        T e = exp(x[i] - m);
        y[i] = e;
        s += e;
    }
    s = group_sum(s, room);
    VECTORS(i, n) STORE(LOAD(0, y + i) / s, 0, y + i);
    REST(i, n) y[i] /= s;
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
    VECTORS(i, n) STORE(exp(LOAD(0, x + i) - m) / s * scale, 0, y + i);
    REST(i, n) y[i] = exp(x[i] - m) / s * scale;

    // The label's own element again, by the item that has written it.
    INDEX item = hit < n - n % WIDTH ? hit / WIDTH : hit - (n - n % WIDTH);
    if (item % get_local_size(0) == get_local_id(0)) y[hit] = (exp(x[hit] - m) / s - 1) * scale;
}
