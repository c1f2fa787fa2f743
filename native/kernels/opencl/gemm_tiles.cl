// Matrix products on GPUs: y = alpha a b + beta y, (m, k) x (k, n) -> (m, n), for every index of the leading (batch) axes.
//
// a and b have one stride of 1 and any other, so that transposed views need no copy; y is row-major and dense.
// Batch axes of a and b have their own strides, 0 where a matrix is shared. tiles.cl has the picture and the tunables.
//
//   A_ALONG_K, B_ALONG_K            the stride of 1 is the one along k
//   A_VECTOR, B_VECTOR, Y_VECTOR    4 where vectors are aligned and come out even, else 1
//
// A work-group computes a tile of batch get_global_id(2) / parts. Few tiles and a long k leave a GPU idle: then k is cut into parts of
// part_length, and y takes the parts' sums one behind the other, alpha 1 and beta 0, for sum_parts.cl. epilogue.cl says what else
// becomes of a sum.

#include "epilogue.cl"

typedef struct {
    global const T *a, *b, *bias;
    global T *y;
    INDEX am, ak, bk, bn, m, n, k;
    T alpha, beta;
} operands;

typedef global const T *a_line;
typedef global const T *b_line;

// The stride along k is 1 wherever the loads go along it: said once more, so that the compiler knows.
#define STEP_A (A_ALONG_K ? 1 : o->ak)
#define STEP_B (B_ALONG_K ? 1 : o->bk)

a_line line_of_a(const operands *o, INDEX i) { return o->a + i * (A_ALONG_K ? o->am : 1); }
b_line line_of_b(const operands *o, INDEX j) { return o->b + j * (B_ALONG_K ? o->bn : 1); }
T a_at(const operands *o, a_line line, INDEX d) { return line[d * STEP_A]; }
T b_at(const operands *o, b_line line, INDEX d) { return line[d * STEP_B]; }
quad a_quad(const operands *o, a_line line, INDEX d) { return *(global const quad *)(line + d * STEP_A); }
quad b_quad(const operands *o, b_line line, INDEX d) { return *(global const quad *)(line + d * STEP_B); }

void store_y(const operands *o, INDEX i, INDEX j, T sum)
{
    finish(sum, o->alpha, o->beta, o->bias, j, o->y + (long)i * o->n + j);
}

void store_quad(const operands *o, INDEX i, INDEX j, quad sum)
{
    finish_quad(sum, o->alpha, o->beta, o->bias, j, o->y + (long)i * o->n + j);
}

#include "tiles.cl"

kernel __attribute__((reqd_work_group_size(ITEMS, 1, 1))) void gemm_tiles(
    global const T *a, long a0, INDEX am, INDEX ak, global const T *b, long b0, INDEX bk, INDEX bn, global T *y, long y0,
    global const T *bias, long bias0, INDEX m, INDEX n, INDEX k, T alpha, T beta, int rank, INDEX first, extents sizes, extents as, extents bs,
    INDEX parts, INDEX part_length)
{
    local quad memory[TILES_MEMORY];
    INDEX batch = first + get_global_id(2) / parts, part = get_global_id(2) % parts, batches = get_global_size(2) / parts;
    INDEX from = part * part_length, i0 = (INDEX)get_global_id(1) * TILE_M, j0 = (INDEX)get_group_id(0) * TILE_N;
    operands o = {
        .a = a + a0 + offset_of(batch, rank, &sizes, &as),
        .b = b + b0 + offset_of(batch, rank, &sizes, &bs),
        .bias = bias + bias0,
        .y = y + y0 + ((long)part * batches + batch) * m * n,
        .am = am, .ak = ak, .bk = bk, .bn = bn, .m = m, .n = n, .k = k, .alpha = alpha, .beta = beta,
    };
    tiles(&o, memory, i0, j0, from, min(k, from + part_length));
}
