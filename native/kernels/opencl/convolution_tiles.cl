// Convolutions on GPUs as products by tiles (tiles.cl) of a matrix that is never made: y (outputs, places of all images) =
// weights (outputs, inner) columns (inner, places). The canvas and the packed weights are those of convolution_canvas.cl:
//
//     columns[k][place] = canvas[offsets[k] + position of the place]       no test for the edges; the items of a warp
//                                                                          read neighbouring places at one offset
//
//   B_VECTOR 4   a window of one cell over whole images whose places are a multiple of 4
//   Y_VECTOR 4   places lie in y without gaps, a multiple of 4 per image
//
// Weights are packed with `m` rows, a multiple of 4, of which `outputs` count.

#include "convolution_places.cl"

typedef struct {
    global const T *x, *w, *bias;
    global const INDEX *offsets;
    global T *y;
    INDEX m, n, outputs, plane;
    places p;
    steps from, to;
} operands;

typedef global const T *a_line;
typedef global const T *b_line;

#define A_ALONG_K 0
#define B_ALONG_K 0
#define A_VECTOR 4

a_line line_of_a(const operands *o, INDEX i) { return o->w + i; }
b_line line_of_b(const operands *o, INDEX j) { return o->x + position_of(j, o->p, o->from); }
T a_at(const operands *o, a_line line, INDEX k) { return line[k * o->m]; }
T b_at(const operands *o, b_line line, INDEX k) { return line[o->offsets[k]]; }
quad a_quad(const operands *o, a_line line, INDEX k) { return *(global const quad *)(line + k * o->m); }
quad b_quad(const operands *o, b_line line, INDEX k) { return *(global const quad *)(line + o->offsets[k]); }

void store_y(const operands *o, INDEX i, INDEX j, T sum)
{
    if (i < o->outputs) o->y[i * o->plane + position_of(j, o->p, o->to)] = o->bias != 0 ? sum + o->bias[i] : sum;
}

void store_quad(const operands *o, INDEX i, INDEX j, quad sum)
{
    if (i < o->outputs)
        *(global quad *)(o->y + i * o->plane + position_of(j, o->p, o->to)) = o->bias != 0 ? sum + (quad)(o->bias[i]) : sum;
}

#include "tiles.cl"

// Axis 2: groups of channels.
kernel __attribute__((reqd_work_group_size(ITEMS, 1, 1))) void convolve(
    global const T *x, long x0, INDEX group_step, steps from, global const T *packed, global const INDEX *offsets,
    INDEX inner, global const T *bias, long bias0, int has_bias, global T *y, long y0, INDEX plane, steps to, INDEX m,
    INDEX outputs, INDEX n, places p)
{
    local quad memory[TILES_MEMORY];
    INDEX group = get_global_id(2);
    operands o = {
        .x = x + x0 + group * group_step,
        .w = packed + (long)group * inner * m,
        .bias = has_bias ? bias + bias0 + group * outputs : 0,
        .offsets = offsets,
        .y = y + y0 + group * outputs * plane,
        .m = m, .n = n, .outputs = outputs, .plane = plane, .p = p, .from = from, .to = to,
    };
    tiles(&o, memory, (INDEX)get_global_id(1) * TILE_M, (INDEX)get_group_id(0) * TILE_N, 0, inner);
}
