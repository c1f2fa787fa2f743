// The core of products on GPUs: y = a b, (m, k) x (k, n) -> (m, n), of an a and a b that need not exist in memory.
// A program that includes this text has said before how elements are had and what becomes of a sum:
//
//   operands                  a struct with all that the functions below need; m, n and k are among it
//   a_line, b_line            what is kept of a row of a, a column of b while it is walked along: its place, its coordinates
//   line_of_a(o, i)           row i; 0 <= i < m
//   a_at(o, line, d)          its element d; 0 <= d < k
//   line_of_b(o, j), b_at     the same for column j of b
//   store_y(o, i, j, sum)     takes y[i][j]; 0 <= i < m, 0 <= j < n
//
// and, where vectors can be loaded or stored (a vector never straddles an edge: the length along it is a multiple of 4),
//
//   A_VECTOR 4, a_quad(o, line, d)       4 elements: along k if A_ALONG_K, else of 4 rows, `line` the first of them
//   B_VECTOR 4, b_quad(o, line, d)       the same for b
//   Y_VECTOR 4, store_quad(o, i, j, sum) 4 neighbours of a row of y
//
// A work-group computes TILE_M x TILE_N numbers of y, a work-item ITEM_M x ITEM_N of them in registers. Slices of a and b pass
// through local memory, two buffers in turn: while one is multiplied, the next slice is on its way into registers.
//
//                           n                   A_ALONG_K, B_ALONG_K: neighbouring items load along k, else across it,
//                    +----+----+                whichever is contiguous, so that loads are coalesced
//                    |    | b  |  DEPTH at a time
//              +---+ +----+----+
//            m | a | |    | y  |  TILE_M x TILE_N
//              +---+ +----+----+
//
// An item's numbers lie in quads of 4 x 4, spread over the tile, so that the items of a warp read neighbouring vectors of local
// memory; 32 items make a block of 4 x 8 in an order by which reads of the same vector merge. A slice that is loaded along k is
// turned around on its way in: its lines are padded by a vector, so that these writes fall into different banks.
//
// Edges: lines beyond m or n are loaded from the last line and not stored, so no loop asks for them; steps beyond k are zero.

#ifndef TILE_M
#define TILE_M 64 // rows of y per work-group
#define TILE_N 64 // columns of y per work-group
#define DEPTH 8   // steps of k per slice
#define ITEM_M 8  // rows of y per work-item, a multiple of 4
#define ITEM_N 8  // columns of y per work-item, a multiple of 4
#define BUFFERS 2 // slices in local memory: 1 or 2
#endif
#ifndef A_VECTOR
#define A_VECTOR 1
#endif
#ifndef B_VECTOR
#define B_VECTOR 1
#endif
#ifndef Y_VECTOR
#define Y_VECTOR 1
#endif

#define ITEMS_M (TILE_M / ITEM_M)
#define ITEMS_N (TILE_N / ITEM_N)
#define ITEMS (ITEMS_M * ITEMS_N)
#define A_SLOTS (TILE_M * DEPTH / A_VECTOR / ITEMS) // loads of an item per slice
#define B_SLOTS (TILE_N * DEPTH / B_VECTOR / ITEMS)
#define A_WIDTH (TILE_M + (A_ALONG_K ? 4 : 0)) // numbers per step of k in local memory
#define B_WIDTH (TILE_N + (B_ALONG_K ? 4 : 0))

// Vectors of local memory that a kernel declares for `tiles`: the slices, and afterwards a row of each item.
#define SLICES (BUFFERS * DEPTH * (A_WIDTH + B_WIDTH))
#define TILES_MEMORY ((SLICES > ITEMS_M * TILE_N ? SLICES : ITEMS_M * TILE_N) / 4)

#if ITEM_M % 4 || ITEM_N % 4 || TILE_M % ITEM_M || TILE_N % ITEM_N
#error "a tile is made of items, an item of 4 x 4 quads"
#endif
#if TILE_M * DEPTH % (A_VECTOR * ITEMS) || TILE_N * DEPTH % (B_VECTOR * ITEMS) || DEPTH % 4
#error "the loads of a slice have to come out even between the items"
#endif

#if A_VECTOR == 4
typedef quad a_value;
#define LOAD_A a_quad
#else
typedef T a_value;
#define LOAD_A a_at
#endif
#if B_VECTOR == 4
typedef quad b_value;
#define LOAD_B b_quad
#else
typedef T b_value;
#define LOAD_B b_at
#endif
#if Y_VECTOR == 4
typedef quad y_value;
#define STORE_Y store_quad
#else
typedef T y_value;
#define STORE_Y store_y
#endif

// The line and the step of k at which a load of a slice begins.
int line_of_slot(int slot, int tile, int along_k, int vector)
{
    return along_k ? slot / (DEPTH / vector) : slot % (tile / vector) * vector;
}

int step_of_slot(int slot, int tile, int along_k, int vector)
{
    return along_k ? slot % (DEPTH / vector) * vector : slot / (tile / vector);
}

void put_quad(local T *to, int width, int along_k, quad value)
{
    if (along_k) {
        to[0] = value.x;
        to[width] = value.y;
        to[2 * width] = value.z;
        to[3 * width] = value.w;
    } else {
        *(local quad *)to = value;
    }
}

// Loads the slice from step k0 on into registers.
void fetch(const operands *o, const a_line *a_lines, const b_line *b_lines, INDEX k0, INDEX to, a_value *a, b_value *b)
{
    int item = get_local_id(0);
#pragma unroll
    for (int s = 0; s < A_SLOTS; s++) {
        INDEX d = k0 + step_of_slot(item + s * ITEMS, TILE_M, A_ALONG_K, A_VECTOR);
        a[s] = d < to ? LOAD_A(o, a_lines[s], d) : (a_value)(0);
    }
#pragma unroll
    for (int s = 0; s < B_SLOTS; s++) {
        INDEX d = k0 + step_of_slot(item + s * ITEMS, TILE_N, B_ALONG_K, B_VECTOR);
        b[s] = d < to ? LOAD_B(o, b_lines[s], d) : (b_value)(0);
    }
}

// Writes the slice in registers to local memory, step by step of k.
void put(const a_value *a, const b_value *b, local T *a_, local T *b_)
{
    int item = get_local_id(0);
#pragma unroll
    for (int s = 0; s < A_SLOTS; s++) {
        int slot = item + s * ITEMS;
        local T *to = a_ + step_of_slot(slot, TILE_M, A_ALONG_K, A_VECTOR) * A_WIDTH + line_of_slot(slot, TILE_M, A_ALONG_K, A_VECTOR);
#if A_VECTOR == 4
        put_quad(to, A_WIDTH, A_ALONG_K, a[s]);
#else
        *to = a[s];
#endif
    }
#pragma unroll
    for (int s = 0; s < B_SLOTS; s++) {
        int slot = item + s * ITEMS;
        local T *to = b_ + step_of_slot(slot, TILE_N, B_ALONG_K, B_VECTOR) * B_WIDTH + line_of_slot(slot, TILE_N, B_ALONG_K, B_VECTOR);
#if B_VECTOR == 4
        put_quad(to, B_WIDTH, B_ALONG_K, b[s]);
#else
        *to = b[s];
#endif
    }
}

// Adds the product of two slices to the sums of the item at (row, column) among the items.
void multiply(local const T *a_, local const T *b_, int row, int column, quad sum[ITEM_M][ITEM_N / 4])
{
#pragma unroll
    for (int d = 0; d < DEPTH; d++) {
        local const quad *left_ = (local const quad *)(a_ + d * A_WIDTH) + row, *right_ = (local const quad *)(b_ + d * B_WIDTH) + column;
        quad left[ITEM_M / 4], right[ITEM_N / 4];
#pragma unroll
        for (int q = 0; q < ITEM_M / 4; q++) left[q] = left_[q * ITEMS_M];
#pragma unroll
        for (int c = 0; c < ITEM_N / 4; c++) right[c] = right_[c * ITEMS_N];
#pragma unroll
        for (int q = 0; q < ITEM_M / 4; q++)
#pragma unroll
            for (int c = 0; c < ITEM_N / 4; c++) {
                sum[4 * q][c] = fma((quad)(left[q].x), right[c], sum[4 * q][c]);
                sum[4 * q + 1][c] = fma((quad)(left[q].y), right[c], sum[4 * q + 1][c]);
                sum[4 * q + 2][c] = fma((quad)(left[q].z), right[c], sum[4 * q + 2][c]);
                sum[4 * q + 3][c] = fma((quad)(left[q].w), right[c], sum[4 * q + 3][c]);
            }
    }
}

// Computes the tile of y at (i0, j0), summing the steps [from, to) of k: all of them, or a part that begins at a multiple of DEPTH.
void tiles(const operands *o, local quad *memory, INDEX i0, INDEX j0, INDEX from, INDEX to)
{
    local T *a_ = (local T *)memory, *b_ = a_ + BUFFERS * DEPTH * A_WIDTH;
    int item = get_local_id(0);
#if ITEMS_M % 4 == 0 && ITEMS_N % 8 == 0
    int block = item / 32;
    int row = block / (ITEMS_N / 8) * 4 + item / 16 % 2 * 2 + item % 2, column = block % (ITEMS_N / 8) * 8 + item / 2 % 8;
#else
    int row = item / ITEMS_N, column = item % ITEMS_N;
#endif

    a_line a_lines[A_SLOTS];
    b_line b_lines[B_SLOTS];
#pragma unroll
    for (int s = 0; s < A_SLOTS; s++)
        a_lines[s] = line_of_a(o, min(i0 + line_of_slot(item + s * ITEMS, TILE_M, A_ALONG_K, A_VECTOR), o->m - (A_ALONG_K ? 1 : A_VECTOR)));
#pragma unroll
    for (int s = 0; s < B_SLOTS; s++)
        b_lines[s] = line_of_b(o, min(j0 + line_of_slot(item + s * ITEMS, TILE_N, B_ALONG_K, B_VECTOR), o->n - (B_ALONG_K ? 1 : B_VECTOR)));

    quad sum[ITEM_M][ITEM_N / 4];
#pragma unroll
    for (int i = 0; i < ITEM_M; i++)
#pragma unroll
        for (int c = 0; c < ITEM_N / 4; c++) sum[i][c] = (quad)(0);

    a_value a[A_SLOTS];
    b_value b[B_SLOTS];
    fetch(o, a_lines, b_lines, from, to, a, b);
    put(a, b, a_, b_);
    barrier(CLK_LOCAL_MEM_FENCE);
    int buffer = 0;
    for (INDEX k0 = from; k0 < to; k0 += DEPTH) {
        bool more = k0 + DEPTH < to;
        if (more) fetch(o, a_lines, b_lines, k0 + DEPTH, to, a, b);
        multiply(a_ + buffer * DEPTH * A_WIDTH, b_ + buffer * DEPTH * B_WIDTH, row, column, sum);
        buffer = (buffer + 1) % BUFFERS;
#if BUFFERS == 1
        barrier(CLK_LOCAL_MEM_FENCE);
#endif
        if (more) put(a, b, a_ + buffer * DEPTH * A_WIDTH, b_ + buffer * DEPTH * B_WIDTH);
        barrier(CLK_LOCAL_MEM_FENCE);
    }

    // Row by row of the items, the sums go through local memory once more: neighbouring items store neighbours, and the text of a
    // store is there once, however many sums an item has. The sums move up, since an index would take them out of registers.
    local quad *rows = memory;
#pragma unroll 1
    for (int i = 0; i < ITEM_M; i++) {
#pragma unroll
        for (int c = 0; c < ITEM_N / 4; c++) rows[(row * ITEM_N / 4 + c) * ITEMS_N + column] = sum[0][c];
        barrier(CLK_LOCAL_MEM_FENCE);
#pragma unroll 1
        for (int e = item * Y_VECTOR; e < ITEMS_M * TILE_N; e += ITEMS * Y_VECTOR) {
            INDEX r = i0 + (i / 4 * ITEMS_M + e / TILE_N) * 4 + i % 4, c = j0 + e % TILE_N;
            if (r < o->m && c < o->n) STORE_Y(o, r, c, ((local const y_value *)rows)[e / Y_VECTOR]);
        }
        barrier(CLK_LOCAL_MEM_FENCE);
#pragma unroll
        for (int next = 1; next < ITEM_M; next++)
#pragma unroll
            for (int c = 0; c < ITEM_N / 4; c++) sum[next - 1][c] = sum[next][c];
    }
}
