// The windows of a pooling: which cells they have, and which windows reach over a cell.

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
