// Element-wise operations: y = OP for every element, where OP is an expression of the operands x (or a), b and c.
//
// Operands, as the host defines them:
//   A, B, C                        element type of an operand that is a tensor
//   A_NUMBER, B_NUMBER, C_NUMBER   type of an operand that is one number
//   T                              type in which OP is computed; operands are cast to it
//   Y                              element type of the result
//
// dense    every tensor lies without gaps in the same order. A group takes GROUP * UNROLL neighbouring elements; its
//          items stride through them side by side, so that loads are coalesced on a GPU and vectors on a CPU.
// strided  any strides, broadcasts (stride 0) and negative steps. The last axis runs along dimension 0 of the grid, the
//          others are folded into dimension 1:
//
//              axis rank-1  ->  get_global_id(0)
//              axes 0..rank-2 in row-major order  ->  get_global_id(1)
//
// y may be the memory of an operand: each item reads its elements before it writes its own.

#ifndef UNROLL
#define UNROLL 1 // elements per work-item of the dense kernel
#endif

#if defined(A)
#define A_DENSE , global const A *a_, long a0
#define A_STRIDED A_DENSE, extents as
#define A_READ(i) const T a = (T)a_[a0 + (i)]
#elif defined(A_NUMBER)
#define A_DENSE , A_NUMBER a_
#define A_STRIDED A_DENSE
#define A_READ(i) const T a = (T)a_
#else
#define A_DENSE
#define A_STRIDED
#define A_READ(i)
#endif

#if defined(B)
#define B_DENSE , global const B *b_, long b0
#define B_STRIDED B_DENSE, extents bs
#define B_READ(i) const T b = (T)b_[b0 + (i)]
#elif defined(B_NUMBER)
#define B_DENSE , B_NUMBER b_
#define B_STRIDED B_DENSE
#define B_READ(i) const T b = (T)b_
#else
#define B_DENSE
#define B_STRIDED
#define B_READ(i)
#endif

#if defined(C)
#define C_DENSE , global const C *c_, long c0
#define C_STRIDED C_DENSE, extents cs
#define C_READ(i) const C c = c_[c0 + (i)]
#else
#define C_DENSE
#define C_STRIDED
#define C_READ(i)
#endif

#define x a

kernel void dense(global Y *y_, long y0, INDEX n A_DENSE B_DENSE C_DENSE)
{
    INDEX first = (INDEX)get_group_id(0) * ((INDEX)get_local_size(0) * UNROLL) + get_local_id(0);
    for (int u = 0; u < UNROLL; u++) {
        INDEX i = first + u * (INDEX)get_local_size(0);
        if (i < n) {
            A_READ(i);
            B_READ(i);
            C_READ(i);
            y_[y0 + i] = (Y)(OP);
        }
    }
}

kernel void strided(
    global Y *y_, long y0, extents ys, int rank, INDEX inner, INDEX outer, extents sizes A_STRIDED B_STRIDED C_STRIDED)
{
    INDEX i = get_global_id(0), row = get_global_id(1);
    if (i >= inner || row >= outer) return;
    int last = rank - 1;
#define ROW(strides) offset_of(row, last, &sizes, &strides)
#define AT(strides) (ROW(strides) + i * strides.at[last])
    A_READ(AT(as));
    B_READ(AT(bs));
    C_READ(AT(cs));
    y_[y0 + AT(ys)] = (Y)(OP);
}
