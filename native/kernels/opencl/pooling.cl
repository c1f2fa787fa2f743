// Pooling of dense planes x (planes, h, w) to y (planes, oh, ow), and the adjoints.
//
// max_pool          y = the largest element of each window, NaN before all; -inf of no element
// max_pool_tracked  also index = its position in the plane, the first of equals; -1 of no element
// max_pool_scatter  x = per cell the sum of y over the windows that chose it
// max_pool_gather   y = the cell of x that each window chose, 0 for none
// average_pool      y = the mean of each window
// average_pool_spread   x = y in equal shares to the cells of each window
//
// One work-item per element of the result; pooling_rows.cl has the same for CPUs. Where results are cells, an item asks the few windows that reach over its own,
// in row-major order: nothing needs an atomic.

#include "pooling_windows.cl"

// The place of an element of (planes, down, across).
#define PLACE(down, across)                                                                                              \
    INDEX i = get_global_id(0);                                                                                          \
    if (i >= size) return;                                                                                               \
    INDEX rest = i / (across), plane = rest / (down);                                                                    \
    int at_w = i - rest * (across), at_h = rest - plane * (down)

kernel void max_pool(global const T *x, long x0, pool_axis rows, pool_axis columns, global T *y, long y0, INDEX size)
{
    PLACE(rows.windows, columns.windows);
    INDEX at;
    y[y0 + i] = best_of(x + x0 + plane * rows.size * columns.size, rows, columns, at_h, at_w, &at);
}

kernel void max_pool_tracked(
    global const T *x, long x0, global long *index, long index0, pool_axis rows, pool_axis columns, global T *y, long y0, INDEX size)
{
    PLACE(rows.windows, columns.windows);
    INDEX at;
    y[y0 + i] = best_of(x + x0 + plane * rows.size * columns.size, rows, columns, at_h, at_w, &at);
    index[index0 + i] = at;
}

kernel void max_pool_scatter(
    global const T *gy, long gy0, global const long *index, long index0, pool_axis rows, pool_axis columns, global T *gx, long gx0,
    INDEX size)
{
    PLACE(rows.size, columns.size);
    long position = (long)at_h * columns.size + at_w;
    int left = first_window(columns, at_w), right = end_window(columns, at_w), bottom = end_window(rows, at_h);
    T sum = 0;
    for (int oh = first_window(rows, at_h); oh < bottom; oh++)
        for (int ow = left; ow < right; ow++) {
            INDEX window = (plane * rows.windows + oh) * columns.windows + ow;
            if (index[index0 + window] == position) sum += gy[gy0 + window];
        }
    gx[gx0 + i] = sum;
}

kernel void max_pool_gather(
    global const T *x, long x0, global const long *index, long index0, pool_axis rows, pool_axis columns, global T *y, long y0,
    INDEX size)
{
    PLACE(rows.windows, columns.windows);
    long at = index[index0 + i];
    y[y0 + i] = at < 0 ? 0 : x[x0 + plane * rows.size * columns.size + (INDEX)at];
}

kernel void average_pool(
    global const T *x, long x0, int count_pad, pool_axis rows, pool_axis columns, global T *y, long y0, INDEX size)
{
    PLACE(rows.windows, columns.windows);
    x += x0 + plane * rows.size * columns.size;
    int left = first_cell(columns, at_w), right = end_cell(columns, at_w), bottom = end_cell(rows, at_h);
    T sum = 0;
    for (int h = first_cell(rows, at_h); h < bottom; h++) {
        T row = 0;
        for (int w = left; w < right; w++) row += x[(INDEX)h * columns.size + w];
        sum += row;
    }
    y[y0 + i] = sum / ((T)cells(rows, at_h, count_pad) * cells(columns, at_w, count_pad));
}

kernel void average_pool_spread(
    global const T *gy, long gy0, int count_pad, pool_axis rows, pool_axis columns, global T *gx, long gx0, INDEX size)
{
    PLACE(rows.size, columns.size);
    int left = first_window(columns, at_w), right = end_window(columns, at_w), bottom = end_window(rows, at_h);
    T sum = 0;
    for (int oh = first_window(rows, at_h); oh < bottom; oh++)
        for (int ow = left; ow < right; ow++)
            sum += gy[gy0 + (plane * rows.windows + oh) * columns.windows + ow] /
                ((T)cells(rows, oh, count_pad) * cells(columns, ow, count_pad));
    gx[gx0 + i] = sum;
}
