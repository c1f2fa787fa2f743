// Convolutions on GPUs whose groups have few outputs, depthwise ones above all: too few for tiles, and bound by memory.
// The canvas and the packed weights are those of convolution_canvas.cl.
//
// lone            y: one work-item per number, neighbouring places side by side
// lone_gradient   gw: one work-group per number and part of the places; its items sum places in turn, and then each
//                 other's sums in halves, always in the same order

#include "convolution_places.cl"

// Axis 0: places of all images; axis 1: outputs of all groups.
kernel void lone(
    global const T *x, long x0, INDEX group_step, steps from, global const T *packed, global const INDEX *offsets,
    INDEX inner, global const T *bias, long bias0, int has_bias, global T *y, long y0, INDEX plane, steps to, INDEX m,
    INDEX outputs, INDEX n, places p)
{
    INDEX place = get_global_id(0), output = get_global_id(1), group = output / outputs;
    if (place >= n) return;
    x += x0 + group * group_step + position_of(place, p, from);
    packed += group * inner * m + (output - group * outputs);
    T sum = 0;
    for (INDEX k = 0; k < inner; k++) sum = fma(packed[k * m], x[offsets[k]], sum);
    y[y0 + output * plane + position_of(place, p, to)] = has_bias ? sum + bias[bias0 + output] : sum;
}

// Axis 0: inner positions, a group of items each; axis 1: outputs of all groups; axis 2: parts of the places.
kernel void lone_gradient(
    global const T *x, long x0, INDEX group_step, steps from, global const INDEX *offsets, INDEX inner,
    global const T *gy, long gy0, steps gradients, global T *gw, long gw0, int groups, INDEX outputs, INDEX count,
    INDEX part_length, places p, local T *sums)
{
    int item = get_local_id(0), items = get_local_size(0);
    INDEX k = get_group_id(0), output = get_global_id(1), part = get_global_id(2);
    x += x0 + output / outputs * group_step + offsets[k];
    gy += gy0 + output * p.all.divisor;
    T sum = 0;
    INDEX end = min(count, (part + 1) * part_length);
    for (INDEX place = part * part_length + item; place < end; place += items)
        sum = fma(gy[place + divide(place, p.all) * gradients.image], x[position_of(place, p, from)], sum);
    sums[item] = sum;
    for (int n = items / 2; n > 0; n /= 2) {
        barrier(CLK_LOCAL_MEM_FENCE);
        if (item < n) sums[item] += sums[item + n];
    }
    if (item == 0) gw[gw0 + (part * groups * outputs + output) * inner + k] = sums[0];
}
