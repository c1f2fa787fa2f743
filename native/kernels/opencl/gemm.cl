// Matrix products: y = alpha a b + beta y, (m, k) x (k, n) -> (m, n), for every index of the leading (batch) axes.
//
// a and b have one stride of 1 and any other, so that transposed views need no copy; y is row-major and dense.
// Batch axes of a and b have their own strides, 0 where a matrix is shared; batch `first` + get_global_id(2) is computed.
//
// gemm_tiles   GPUs. A work-group computes TILE x TILE numbers of y, a work-item ITEM x ITEM of them in registers.
//              Slices of TILE x DEPTH of a and DEPTH x TILE of b pass through local memory:
//
//                           n                   a slice is loaded by all items together, along whichever of its
//                    +----+----+                axes has stride 1, so that loads are coalesced either way
//                    |    | b  |  DEPTH at a time
//              +---+ +----+----+
//            m | a | |    | y  |  TILE x TILE
//              +---+ +----+----+
//
// gemm_panels  CPUs. One work-item computes ROWS x (VECTORS * WIDTH) numbers of y in vector registers: no local memory,
//              each step of k loads VECTORS vectors of b and broadcasts ROWS numbers of a.
// pack         puts b into panels of VECTORS * WIDTH columns for gemm_panels, the last one filled up with zeros:
//              panel p of k rows is contiguous. Without packing (PACKED 0) b must be row-major.
//
// Loops over registers are unrolled by name: an array that is indexed by a variable would leave the registers.
//
// Edges: rows beyond m and columns beyond n are computed from clamped or zero input and not stored.

#ifndef TILE
#define TILE 64 // rows and columns of y per work-group
#define ITEM 8  // rows and columns of y per work-item; a group has (TILE / ITEM)^2 items
#define DEPTH 8 // steps of k per slice
#endif
#ifndef ROWS
#define ROWS 8    // rows of y per work-item
#define VECTORS 2 // vectors across
#define WIDTH 16  // numbers in a vector
#endif

#ifdef PROFILE_TILES

#define SIDE (TILE / ITEM)

kernel __attribute__((reqd_work_group_size(SIDE, SIDE, 1))) void gemm_tiles(
    global const T *a, long a0, INDEX am, INDEX ak, global const T *b, long b0, INDEX bk, INDEX bn, global T *y, long y0,
    INDEX m, INDEX n, INDEX k, T alpha, T beta, int rank, INDEX first, extents sizes, extents as, extents bs)
{
    local T a_[DEPTH][TILE], b_[DEPTH][TILE];
    int column = get_local_id(0), row = get_local_id(1), item = row * SIDE + column;
    INDEX j0 = (INDEX)get_group_id(0) * TILE, i0 = (INDEX)(get_global_id(1) - row) * ITEM, index = first + get_global_id(2);
    a += a0 + offset_of(index, rank, &sizes, &as);
    b += b0 + offset_of(index, rank, &sizes, &bs);
    y += y0 + (long)index * m * n;

    T sum[ITEM][ITEM];
#pragma unroll
    for (int i = 0; i < ITEM; i++)
#pragma unroll
        for (int j = 0; j < ITEM; j++) sum[i][j] = 0;

    for (INDEX k0 = 0; k0 < k; k0 += DEPTH) {
        for (int s = item; s < TILE * DEPTH; s += SIDE * SIDE) {
            int i = ak == 1 ? s / DEPTH : s % TILE, d = ak == 1 ? s % DEPTH : s / TILE;
            a_[d][i] = i0 + i < m && k0 + d < k ? a[(i0 + i) * am + (k0 + d) * ak] : 0;
        }
        for (int s = item; s < TILE * DEPTH; s += SIDE * SIDE) {
            int j = bk == 1 && bn != 1 ? s / DEPTH : s % TILE, d = bk == 1 && bn != 1 ? s % DEPTH : s / TILE;
            b_[d][j] = j0 + j < n && k0 + d < k ? b[(k0 + d) * bk + (j0 + j) * bn] : 0;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        for (int d = 0; d < DEPTH; d++) {
            T left[ITEM], right[ITEM];
#pragma unroll
            for (int i = 0; i < ITEM; i++) left[i] = a_[d][row + i * SIDE];
#pragma unroll
            for (int j = 0; j < ITEM; j++) right[j] = b_[d][column + j * SIDE];
#pragma unroll
            for (int i = 0; i < ITEM; i++)
#pragma unroll
                for (int j = 0; j < ITEM; j++) sum[i][j] = fma(left[i], right[j], sum[i][j]);
        }
        barrier(CLK_LOCAL_MEM_FENCE);
    }

#pragma unroll
    for (int i = 0; i < ITEM; i++)
#pragma unroll
        for (int j = 0; j < ITEM; j++) {
            INDEX r = i0 + row + i * SIDE, c = j0 + column + j * SIDE;
            if (r >= m || c >= n) continue;
            global T *out = y + (long)r * n + c;
            *out = beta == 0 ? alpha * sum[i][j] : alpha * sum[i][j] + beta * *out;
        }
}

#else

#define PASTE_(a, b) a##b
#define PASTE(a, b) PASTE_(a, b)
typedef PASTE(T, WIDTH) vector;
#define LOAD PASTE(vload, WIDTH)
#define STORE PASTE(vstore, WIDTH)
#define PANEL (VECTORS * WIDTH)

// One work-item per panel and batch; batches of b are packed one behind the other.
kernel void pack(global const T *b, long b0, INDEX bk, INDEX bn, global T *packed, INDEX n, INDEX k, int rank, INDEX first, extents sizes, extents as, extents bs)
{
    INDEX j0 = (INDEX)get_global_id(0) * PANEL, index = get_global_id(2);
    b += b0 + offset_of(first + index, rank, &sizes, &bs);
    packed += ((long)index * get_global_size(0) + get_global_id(0)) * PANEL * k;
    if (j0 + PANEL <= n && bn == 1) {
        for (INDEX d = 0; d < k; d++)
            for (int v = 0; v < VECTORS; v++) STORE(LOAD(v, b + (long)d * bk + j0), v, packed + (long)d * PANEL);
        return;
    }
    for (INDEX j = 0; j < PANEL; j++)
        for (INDEX d = 0; d < k; d++)
            packed[(long)d * PANEL + j] = j0 + j < n ? b[(long)d * bk + (long)(j0 + j) * bn] : 0;
}

kernel void gemm_panels(
    global const T *a, long a0, INDEX am, INDEX ak, global const T *b, long b0, INDEX bk, long b_batch, global T *y, long y0,
    INDEX m, INDEX n, INDEX k, T alpha, T beta, int rank, INDEX first, extents sizes, extents as, extents bs)
{
    INDEX i0 = (INDEX)get_global_id(0) * ROWS, j0 = (INDEX)get_global_id(1) * PANEL, index = first + get_global_id(2);
    a += a0 + offset_of(index, rank, &sizes, &as);
    y += y0 + (long)index * m * n + j0;
#if PACKED
    b += b0 + (long)get_global_id(2) * b_batch + (long)j0 * k;
#else
    b += b0 + offset_of(index, rank, &sizes, &bs) + j0;
#endif

    vector sum[ROWS][VECTORS];
    global const T *row[ROWS];
#pragma unroll
    for (int i = 0; i < ROWS; i++) {
        row[i] = a + (long)min(i0 + i, m - 1) * am;
#pragma unroll
        for (int v = 0; v < VECTORS; v++) sum[i][v] = (vector)(0);
    }

    INDEX whole = PACKED || j0 + PANEL <= n ? k : 0;
    for (INDEX d = 0; d < whole; d++) {
        vector right[VECTORS];
#pragma unroll
        for (int v = 0; v < VECTORS; v++) right[v] = LOAD(v, b);
#pragma unroll
        for (int i = 0; i < ROWS; i++) {
            vector left = (vector)(*row[i]);
            row[i] += ak;
#pragma unroll
            for (int v = 0; v < VECTORS; v++) sum[i][v] = fma(left, right[v], sum[i][v]);
        }
        b += PACKED ? PANEL : bk;
    }
    for (INDEX d = whole; d < k; d++) {
        T edge[PANEL];
        for (int j = 0; j < PANEL; j++) edge[j] = j0 + j < n ? b[j] : 0;
#pragma unroll
        for (int i = 0; i < ROWS; i++) {
            vector left = (vector)(*row[i]);
            row[i] += ak;
#pragma unroll
            for (int v = 0; v < VECTORS; v++) sum[i][v] = fma(left, LOAD(v, edge), sum[i][v]);
        }
        b += bk;
    }

#pragma unroll
    for (int i = 0; i < ROWS; i++) {
        if (i0 + i >= m) continue;
        global T *out = y + (long)(i0 + i) * n;
#pragma unroll
        for (int v = 0; v < VECTORS; v++) {
            vector z = (vector)(alpha) * sum[i][v];
            if (j0 + (v + 1) * WIDTH <= n) {
                STORE(beta == 0 ? z : z + (vector)(beta) * LOAD(v, out), v, out);
            } else {
                T edge[WIDTH];
                STORE(z, 0, edge);
                for (int j = 0; j < WIDTH; j++) {
                    INDEX c = v * WIDTH + j;
                    if (j0 + c < n) out[c] = beta == 0 ? edge[j] : edge[j] + beta * out[c];
                }
            }
        }
    }
}

#endif
