// Matrix products on CPUs: y = alpha a b + beta y, (m, k) x (k, n) -> (m, n), for every index of the leading (batch) axes.
//
// a and b have one stride of 1 and any other, so that transposed views need no copy; y is row-major and dense.
// Batch axes of a and b have their own strides, 0 where a matrix is shared; batch `first` + get_global_id(2) is computed.
//
// gemm_panels  One work-item computes ROWS x (VECTORS * WIDTH) numbers of y in vector registers: no local memory, each step of k
//              loads VECTORS vectors of b and broadcasts ROWS numbers of a.
// pack         puts b into panels of VECTORS * WIDTH columns for gemm_panels, the last one filled up with zeros:
//              panel p of k rows is contiguous. Without packing (PACKED 0) b must be row-major.
//
// Loops over registers are unrolled by name: an array that is indexed by a variable would leave the registers.
//
// epilogue.cl says what becomes of a sum. Edges: rows beyond m and columns beyond n are computed from clamped or zero input and not stored.

#ifndef ROWS
#define ROWS 8    // rows of y per work-item
#define VECTORS 2 // vectors across
#define WIDTH 16  // numbers in a vector
#endif

typedef PASTE(T, WIDTH) vector;
#define LOAD PASTE(vload, WIDTH)
#define STORE PASTE(vstore, WIDTH)
#define PANEL (VECTORS * WIDTH)

#include "epilogue.cl"

#ifdef ACTIVATION
typedef T element;
#undef T
#define T vector
vector activate_vector(vector x) { return ACTIVATION; }
#undef T
#define T element
#else
#define activate_vector(x) (x)
#endif

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
    global const T *bias, long bias0, INDEX m, INDEX n, INDEX k, T alpha, T beta, int rank, INDEX first, extents sizes, extents as, extents bs)
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
                if (beta != 0) z += (vector)(beta) * LOAD(v, out);
                if (BIAS) z += LOAD(v, bias + bias0 + j0);
                STORE(activate_vector(z), v, out);
            } else {
                T edge[WIDTH];
                STORE(sum[i][v], 0, edge);
                for (int j = 0; j < WIDTH; j++) {
                    INDEX c = v * WIDTH + j;
                    if (j0 + c < n) finish(edge[j], alpha, beta, bias + bias0, j0 + c, out + c);
                }
            }
        }
    }
}
