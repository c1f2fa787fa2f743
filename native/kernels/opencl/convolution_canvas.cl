// What the convolution kernels read: images with room around them, and packed weights with the offsets that go with them.
//
// canvas   a copy of images in which every cell of the window sees all its places at one offset, without a test for the
//          edges. A place is q = oh * width + ow; the cell (i, j) of channel c sees canvas[offset(c, i, j) + q] there:
//
//              . . . . .          pad 1: zeros above, below and to the left. What reaches beyond the right edge
//              . a b c d          falls on the zeros that begin the next row, so rows need no zeros of their own
//              . e f g h          there. The places between across and width see nothing that is meant: they are
//              . . . . .          computed with the others and not stored.
//
//          With a stride s the pixels are dealt out to s x s canvases by their remainders (phases): one cell sees only
//          pixels of one of them, and there without gaps.
// pack     weights (groups, outputs, inner) as panels of some rows, the last one filled up with zeros: for every inner
//          position, which is (channel, cell), the numbers of its rows side by side. Also the offset of every position.
// place    the offsets alone.

// ITEMS work-items share a row or a panel: many side by side on a GPU, where they read neighbours; one on a CPU, where the
// constant lets the compiler make vectors.

#ifndef ITEMS
#define ITEMS 32
#endif

// One axis of images on a canvas: position p of phase f shows pixel p * step + f - before. What the last places see may lie
// some positions beyond its length: on the next row, or behind the plane.
typedef struct { int size, step, phases, before, length, beyond; } canvas_axis;

// The cells of a window that count along one axis: first, first + step ...; cell a sees canvas positions moved by
// shift + a * shift_step, counted over all phases.
typedef struct { int count, first, step, shift, shift_step; } cell_axis;

// ITEMS items to a row of a canvas; its elements go to them in turn. The last row also clears what lies between it and the
// next plane.
kernel void canvas(
    global const T *restrict x, long x0, global T *restrict y, INDEX rows, INDEX plane, canvas_axis down, canvas_axis across)
{
    INDEX row = get_global_id(0) / ITEMS;
    if (row >= rows) return;
    INDEX rest = row / down.length, image = rest / (down.phases * across.phases);
    int at = row - rest * down.length, phase = rest - image * (down.phases * across.phases);
    int phase_down = phase / across.phases, phase_across = phase - phase_down * across.phases;
    long pixel_row = (long)at * down.step + phase_down - down.before;
    y += rest * plane + (INDEX)at * across.length;
    INDEX length = at == down.length - 1 ? plane - (INDEX)at * across.length : across.length;

    // Positions low .. high - 1 show pixels.
    INDEX low = 0, high = 0;
    int origin = phase_across - across.before;
    if (pixel_row >= 0 && pixel_row < down.size) {
        low = origin >= 0 ? 0 : (across.step - 1 - origin) / across.step;
        high = origin >= across.size ? 0 : (across.size - 1 - origin) / across.step + 1;
        low = min(low, (INDEX)across.length);
        high = max(low, min(high, (INDEX)across.length));
    }
    x += x0 + (image * down.size + pixel_row) * across.size + origin;
    int id = get_global_id(0) % ITEMS;
    for (INDEX p = id; p < low; p += ITEMS) y[p] = 0;
    if (across.step == 1) {
        for (INDEX p = low + id; p < high; p += ITEMS) y[p] = x[p];
    } else {
        for (INDEX p = low + id; p < high; p += ITEMS) y[p] = x[p * across.step];
    }
    for (INDEX p = high + id; p < length; p += ITEMS) y[p] = 0;
}

// The offset on the canvas of an inner position; cell = its place in a window of weights.
INDEX offset_of_cell(
    INDEX k, int kernel_width, cell_axis down, cell_axis across, int phases_down, int phases_across, int width, INDEX plane,
    INDEX *channel, int *cell)
{
    INDEX rest = k / across.count;
    *channel = rest / down.count;
    int b = k - rest * across.count, a = rest - *channel * down.count;
    *cell = (down.first + a * down.step) * kernel_width + across.first + b * across.step;
    int y = down.shift + a * down.shift_step, x = across.shift + b * across.shift_step;
    int phase = y % phases_down * phases_across + x % phases_across;
    return (*channel * phases_down * phases_across + phase) * plane + (INDEX)(y / phases_down) * width + x / phases_across;
}

// One work-item per inner position.
kernel void place(
    global INDEX *offsets, INDEX inner, int kernel_width, cell_axis down, cell_axis across, int phases_down,
    int phases_across, int width, INDEX plane)
{
    INDEX k = get_global_id(0), channel;
    int cell;
    if (k < inner)
        offsets[k] = offset_of_cell(k, kernel_width, down, across, phases_down, phases_across, width, plane, &channel, &cell);
}

// Axis 0: ITEMS items to an inner position, to which the rows of a panel go in turn; axis 1: panels of all groups.
kernel void pack(
    global INDEX *offsets, INDEX inner, int kernel_width, cell_axis down, cell_axis across, int phases_down,
    int phases_across, int width, INDEX plane, global const T *w, long w0, global T *packed, int outputs, int rows, int panels,
    INDEX group_step, INDEX row_step, INDEX channel_step)
{
    INDEX k = get_global_id(0) / ITEMS, channel;
    int id = get_global_id(0) % ITEMS, group = get_global_id(1) / panels, first = (get_global_id(1) - group * panels) * rows, cell;
    if (k >= inner) return;
    INDEX offset = offset_of_cell(k, kernel_width, down, across, phases_down, phases_across, width, plane, &channel, &cell);
    if (get_global_id(1) == 0 && id == 0) offsets[k] = offset;
    w += w0 + group * group_step + channel * channel_step + cell;
    packed += (get_global_id(1) * inner + k) * rows;
    for (int i = id; i < rows; i += ITEMS)
        packed[i] = first + i < outputs ? w[(first + i) * row_step] : 0;
}
