// Pooling on CPUs: the kernels of pooling.cl, with work for loops in each work-item.
//
// max_pool, max_pool_tracked, average_pool   one work-item per row of y. Windows wholly inside the row at a stride of 1 or
//                                            2 go eight at a time; of these, a cell is one load:
//
//                 x    a b c d e f ...         stride 2: the cells of eight windows are every second of sixteen numbers
//                      ^   ^   ^
//
// max_pool_scatter, average_pool_spread      one work-item per plane of x: it goes through the windows in row-major order
//                                            and adds to their cells, so that nothing needs an atomic
//
// PLACE is the integer type of the size of T: what comparing vectors gives.

#ifndef PLACE
#define PLACE int
#endif

#include "pooling_windows.cl"

typedef PASTE(T, 8) lanes;
typedef PASTE(PLACE, 8) lane_places;

// The cells at position p and every stride-th behind it. Of sixteen numbers the last is not needed: at the very end of x the
// load begins one earlier.
lanes cells_from(global const T *x, INDEX p, int stride, INDEX end)
{
    if (stride == 1) return vload8(0, x + p);
    return p + 16 <= end ? vload16(0, x + p).even : vload16(0, x + p - 1).odd;
}

// The windows of a row that may go eight at a time: *first up to the result.
int end_of_inner(pool_axis a, INDEX end, int *first)
{
    *first = 0;
    if (a.kernel_size == 0 || a.stride > 2 || a.size + a.pad < a.kernel_size || end < 16) return 0;
    *first = (a.pad + a.stride - 1) / a.stride;
    int inner = min((a.size + a.pad - a.kernel_size) / a.stride + 1, a.windows);
    return inner - *first < 8 ? 0 : inner;
}

// One row of largest elements, and of their positions where index is given.
void largest_of_row(
    global const T *x, INDEX plane, INDEX end, pool_axis rows, pool_axis columns, int oh, global T *y, global long *index)
{
    int top = first_cell(rows, oh), bottom = end_cell(rows, oh), first, inner = end_of_inner(columns, end, &first);
    if (top == bottom) inner = 0;
    for (int ow = 0; ow < columns.windows; ow++) {
        if (ow < first || ow >= inner) {
            INDEX at;
            y[ow] = best_of(x + plane, rows, columns, oh, ow, &at);
            if (index != 0) index[ow] = at;
            continue;
        }
        // The last eight go over some of those before.
        ow = min(ow, inner - 8);
        int left = ow * columns.stride - columns.pad;
        lane_places steps = (lane_places)(0, 1, 2, 3, 4, 5, 6, 7) * (lane_places)(columns.stride), at = 0;
        lanes best = 0;
        for (int h = top; h < bottom; h++)
            for (int j = 0; j < columns.kernel_size; j++) {
                INDEX p = (INDEX)h * columns.size + left + j;
                lanes v = cells_from(x, plane + p, columns.stride, end);
                lane_places better = h == top && j == 0 ? (lane_places)(-1) : v > best || (v != v && best == best);
                best = select(best, v, better);
                at = select(at, steps + (lane_places)(p), better);
            }
        vstore8(best, 0, y + ow);
        if (index != 0) vstore8(convert_long8(at), 0, index + ow);
        ow += 7;
    }
}

kernel void max_pool(global const T *x, long x0, pool_axis rows, pool_axis columns, global T *y, long y0, INDEX size)
{
    INDEX row = get_global_id(0), count = size / columns.windows, plane = row / rows.windows, area = (INDEX)rows.size * columns.size;
    if (row >= count) return;
    largest_of_row(x + x0, plane * area, count / rows.windows * area, rows, columns, row - plane * rows.windows, y + y0 + row * columns.windows, 0);
}

kernel void max_pool_tracked(
    global const T *x, long x0, global long *index, long index0, pool_axis rows, pool_axis columns, global T *y, long y0, INDEX size)
{
    INDEX row = get_global_id(0), count = size / columns.windows, plane = row / rows.windows, area = (INDEX)rows.size * columns.size;
    if (row >= count) return;
    INDEX first = row * columns.windows;
    largest_of_row(
        x + x0, plane * area, count / rows.windows * area, rows, columns, row - plane * rows.windows, y + y0 + first, index + index0 + first);
}

kernel void max_pool_scatter(
    global const T *gy, long gy0, global const long *index, long index0, pool_axis rows, pool_axis columns, global T *gx, long gx0,
    INDEX size)
{
    INDEX area = (INDEX)rows.size * columns.size, windows = (INDEX)rows.windows * columns.windows, plane = get_global_id(0);
    if (plane >= size / area) return;
    gx += gx0 + plane * area;
    gy += gy0 + plane * windows;
    index += index0 + plane * windows;
    for (INDEX i = 0; i < area; i++) gx[i] = 0;
    for (INDEX i = 0; i < windows; i++)
        if (index[i] >= 0) gx[index[i]] += gy[i];
}

kernel void average_pool(
    global const T *x, long x0, int count_pad, pool_axis rows, pool_axis columns, global T *y, long y0, INDEX size)
{
    INDEX row = get_global_id(0), count = size / columns.windows, plane = row / rows.windows, area = (INDEX)rows.size * columns.size;
    if (row >= count) return;
    int oh = row - plane * rows.windows, top = first_cell(rows, oh), bottom = end_cell(rows, oh), first;
    INDEX end = count / rows.windows * area;
    int inner = end_of_inner(columns, end, &first);
    T down = cells(rows, oh, count_pad);
    x += x0;
    y += y0 + row * columns.windows;
    for (int ow = 0; ow < columns.windows; ow++) {
        if (ow < first || ow >= inner) {
            T sum = 0;
            for (int h = top; h < bottom; h++) {
                T of_row = 0;
                for (int w = first_cell(columns, ow); w < end_cell(columns, ow); w++) of_row += x[plane * area + (INDEX)h * columns.size + w];
                sum += of_row;
            }
            y[ow] = sum / (down * cells(columns, ow, count_pad));
            continue;
        }
        ow = min(ow, inner - 8);
        lanes sum = 0;
        for (int h = top; h < bottom; h++) {
            lanes of_row = 0;
            for (int j = 0; j < columns.kernel_size; j++)
                of_row += cells_from(x, plane * area + (INDEX)h * columns.size + ow * columns.stride - columns.pad + j, columns.stride, end);
            sum += of_row;
        }
        vstore8(sum / (lanes)(down * columns.kernel_size), 0, y + ow);
        ow += 7;
    }
}

kernel void average_pool_spread(
    global const T *gy, long gy0, int count_pad, pool_axis rows, pool_axis columns, global T *gx, long gx0, INDEX size)
{
    INDEX area = (INDEX)rows.size * columns.size, plane = get_global_id(0);
    if (plane >= size / area) return;
    gx += gx0 + plane * area;
    gy += gy0 + plane * rows.windows * columns.windows;
    for (INDEX i = 0; i < area; i++) gx[i] = 0;
    for (int oh = 0; oh < rows.windows; oh++) {
        int top = first_cell(rows, oh), bottom = end_cell(rows, oh);
        T down = cells(rows, oh, count_pad);
        for (int ow = 0; ow < columns.windows; ow++) {
            int left = first_cell(columns, ow), right = end_cell(columns, ow);
            T share = gy[(INDEX)oh * columns.windows + ow] / (down * cells(columns, ow, count_pad));
            for (int h = top; h < bottom; h++)
                for (int w = left; w < right; w++) gx[(INDEX)h * columns.size + w] += share;
        }
    }
}
