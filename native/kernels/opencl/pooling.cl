// Pooling of dense planes x (planes, h, w) to y (planes, oh, ow), and the adjoints.
//
// max_pool          y = the largest element of each window, NaN before all; -inf of no element
// max_pool_tracked  also index = its position in the plane, the first of equals; -1 of no element
// max_pool_scatter  x = per cell the sum of y over the windows that chose it
// max_pool_gather   y = the cell of x that each window chose, 0 for none
// average_pool      y = the mean of each window
// average_pool_spread   x = y in equal shares to the cells of each window
//
// One work-item per element of the result. Where results are cells, an item asks the few windows that reach over its own,
// in row-major order: nothing needs an atomic.

// The windows along one axis, see PoolAxis: at a step over padding, or with kernel 0 sharing the axis out.
typedef struct { int size, windows, kernel_size, stride, pad; } pool_axis;

int first_cell(pool_axis a, int window)
{
    if (a.kernel_size == 0) return (long)window * a.size / a.windows;
    return clamp((long)window * a.stride - a.pad, 0L, (long)a.size);
}

int end_cell(pool_axis a, int window)
{
    if (a.kernel_size == 0) return ((window + 1L) * a.size + a.windows - 1) / a.windows;
    return clamp((long)window * a.stride - a.pad + a.kernel_size, 0L, (long)a.size);
}

// The windows that reach over a cell.
int first_window(pool_axis a, int cell)
{
    if (a.kernel_size == 0) return (long)cell * a.windows / a.size;
    long reach = (long)cell + a.pad - a.kernel_size;
    return reach < 0 ? 0 : reach / a.stride + 1;
}

int end_window(pool_axis a, int cell)
{
    if (a.kernel_size == 0) return ((cell + 1L) * a.windows + a.size - 1) / a.size;
    return min(((long)cell + a.pad) / a.stride + 1, (long)a.windows);
}

// What a mean divides by along one axis.
int cells(pool_axis a, int window, int count_pad)
{
    if (a.kernel_size == 0 || !count_pad) return end_cell(a, window) - first_cell(a, window);
    long start = (long)window * a.stride - a.pad;
    return min(start + a.kernel_size, (long)a.size + a.pad) - start;
}

// The place of an element of (planes, down, across).
#define PLACE(down, across)                                                                                              \
    INDEX i = get_global_id(0);                                                                                          \
    if (i >= size) return;                                                                                               \
    INDEX rest = i / (across), plane = rest / (down);                                                                    \
    int at_w = i - rest * (across), at_h = rest - plane * (down)

// The best element of a window, and its position.
T best_of(global const T *x, pool_axis rows, pool_axis columns, int oh, int ow, INDEX *at)
{
    int left = first_cell(columns, ow), right = end_cell(columns, ow), bottom = end_cell(rows, oh);
    T best = -INFINITY;
    *at = -1;
    for (int h = first_cell(rows, oh); h < bottom; h++)
        for (int w = left; w < right; w++) {
            T v = x[(INDEX)h * columns.size + w];
            if (*at >= 0 && (v <= best || best != best)) continue;
            best = v;
            *at = (INDEX)h * columns.size + w;
        }
    return best;
}

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
