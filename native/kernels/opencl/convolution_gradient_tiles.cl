// The weights' gradient of a convolution on GPUs, as a product by tiles (tiles.cl) of matrices that are never made:
// gw (outputs, inner) = gy (outputs, places of all images) columnsᵀ (places, inner), where
//
//     columns[k][place] = canvas[offsets[k] + position of the place]       (convolution_canvas.cl)
//
// Places are many and tiles few: places are cut into parts of part_length, whose sums another kernel adds, always in the
// same order.
//
//   A_VECTOR 4   the places of an image are a multiple of 4

#include "convolution_places.cl"

typedef struct {
    global const T *x, *gy;
    global const INDEX *offsets;
    global T *gw;
    INDEX m, n;
    places p;
    steps from, gradients;
} operands;

typedef global const T *a_line;
typedef global const T *b_line;

#define A_ALONG_K 1
#define B_ALONG_K 1
#define B_VECTOR 1
#define Y_VECTOR 1

a_line line_of_a(const operands *o, INDEX i) { return o->gy + i * o->p.all.divisor; }
b_line line_of_b(const operands *o, INDEX j) { return o->x + o->offsets[j]; }
T a_at(const operands *o, a_line line, INDEX place) { return line[place + divide(place, o->p.all) * o->gradients.image]; }
T b_at(const operands *o, b_line line, INDEX place) { return line[position_of(place, o->p, o->from)]; }
quad a_quad(const operands *o, a_line line, INDEX place)
{
    return *(global const quad *)(line + place + divide(place, o->p.all) * o->gradients.image);
}
quad b_quad(const operands *o, b_line line, INDEX place) { return (quad)(0); }

void store_y(const operands *o, INDEX i, INDEX j, T sum) { o->gw[i * o->n + j] = sum; }
void store_quad(const operands *o, INDEX i, INDEX j, quad sum) {}

#include "tiles.cl"

// Axis 2: parts of the places, for every group. gradients.image is what a step between images of gy has beyond its places.
kernel __attribute__((reqd_work_group_size(ITEMS, 1, 1))) void weight_gradient(
    global const T *x, long x0, INDEX group_step, steps from, global const INDEX *offsets, INDEX inner,
    global const T *gy, long gy0, steps gradients, global T *gw, long gw0, int groups, INDEX outputs, INDEX count,
    INDEX part_length, places p)
{
    local quad memory[TILES_MEMORY];
    int part = get_global_id(2) / groups, group = get_global_id(2) - part * groups;
    operands o = {
        .x = x + x0 + group * group_step,
        .gy = gy + gy0 + group * outputs * p.all.divisor,
        .offsets = offsets,
        .gw = gw + gw0 + ((long)part * groups + group) * outputs * inner,
        .m = outputs, .n = inner, .p = p, .from = from, .gradients = gradients,
    };
    INDEX first = part * part_length;
    tiles(&o, memory, (INDEX)get_global_id(1) * TILE_M, (INDEX)get_group_id(0) * TILE_N, first, min(count, first + part_length));
}
