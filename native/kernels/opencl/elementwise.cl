// Element-wise operations: y = OP for every element, where OP is an expression of the operands x (or a), b and c.
//
// Operands, as the host defines them:
//   A, B, C                        element type of an operand that is a tensor
//   A_NUMBER, B_NUMBER, C_NUMBER   type of an operand that is one number
//   T                              type in which OP is computed; operands are cast to it
//   Y                              element type of the result
//
// dense    every tensor lies without gaps in the same order. On a GPU a group takes GROUP * UNROLL neighbouring elements;
//          its items stride through them side by side, so that loads are coalesced. On a CPU an item takes DENSE_PIECE.
// strided  any strides, broadcasts (stride 0) and negative steps. The last axis runs along dimension 0 of the grid, the
//          others are folded into dimension 1:
//
//              axis rank-1  ->  get_global_id(0): an element each on a GPU, PIECE elements on a CPU
//              axes 0..rank-2 in row-major order  ->  get_global_id(1)
//
// WIDTH is defined on CPUs for functions of one number: they are computed in vectors (vectors.cl).
//
// y may be the memory of an operand: each item reads its elements before it writes its own.

#ifndef UNROLL
#define UNROLL 1 // elements per work-item of the dense kernel
#endif
#ifndef PIECE
#define PIECE 1 // elements per work-item of the strided kernel; above 1 on CPUs
#endif
#ifndef DENSE_PIECE
#define DENSE_PIECE 1 // elements per work-item of the dense kernel on CPUs, where it has a loop of its own
#endif

#if defined(A)
#define A_DENSE , global const A *a_, long a0
#define A_STRIDED A_DENSE, extents as
#define A_READ(i) const T a = (T)a_[a0 + (i)]
#define A_ROW offset_of(row, last, &sizes, &as)
#define A_STEP as.at[last]
#elif defined(A_NUMBER)
#define A_DENSE , A_NUMBER a_
#define A_STRIDED A_DENSE
#define A_READ(i) const T a = (T)a_
#define A_ROW 0
#define A_STEP 0
#else
#define A_DENSE
#define A_STRIDED
#define A_READ(i)
#define A_ROW 0
#define A_STEP 0
#endif

#if defined(B)
#define B_DENSE , global const B *b_, long b0
#define B_STRIDED B_DENSE, extents bs
#define B_READ(i) const T b = (T)b_[b0 + (i)]
#define B_ROW offset_of(row, last, &sizes, &bs)
#define B_STEP bs.at[last]
#elif defined(B_NUMBER)
#define B_DENSE , B_NUMBER b_
#define B_STRIDED B_DENSE
#define B_READ(i) const T b = (T)b_
#define B_ROW 0
#define B_STEP 0
#else
#define B_DENSE
#define B_STRIDED
#define B_READ(i)
#define B_ROW 0
#define B_STEP 0
#endif

#if defined(C)
#define C_DENSE , global const C *c_, long c0
#define C_STRIDED C_DENSE, extents cs
#define C_READ(i) const C c = c_[c0 + (i)]
#define C_ROW offset_of(row, last, &sizes, &cs)
#define C_STEP cs.at[last]
#else
#define C_DENSE
#define C_STRIDED
#define C_READ(i)
#define C_ROW 0
#define C_STEP 0
#endif

#ifdef WIDTH
#include "vectors.cl"

// OP casts its constants to T, which is the vector here.
#undef T
#define T vector
vector apply(vector x) { return OP; }
#undef T
#define T element

// y = OP of up to WIDTH elements at any distance from each other.
void apply_to(global const element *from, INDEX from_step, global element *to, INDEX to_step, INDEX count)
{
    element some[WIDTH];
    vector v;
    if (count >= WIDTH && from_step == 1) {
        v = LOAD(0, from);
    } else {
        for (int k = 0; k < WIDTH; k++) some[k] = from[min((INDEX)k, count - 1) * from_step];
        v = LOAD(0, some);
    }
    v = apply(v);
    if (count >= WIDTH && to_step == 1) {
        STORE(v, 0, to);
    } else {
        STORE(v, 0, some);
        for (int k = 0; k < min((INDEX)WIDTH, count); k++) to[k * to_step] = some[k];
    }
}

kernel void dense(global Y *y_, long y0, INDEX n A_DENSE)
{
    INDEX i = (INDEX)get_global_id(0) * WIDTH;
    if (i < n) apply_to(a_ + a0 + i, 1, y_ + y0 + i, 1, n - i);
}

kernel void strided(global Y *y_, long y0, extents ys, int rank, INDEX inner, INDEX outer, extents sizes A_STRIDED)
{
    INDEX first = (INDEX)get_global_id(0) * PIECE, row = get_global_id(1), end = min(inner, first + PIECE);
    if (row >= outer) return;
    int last = rank - 1;
    INDEX y_step = ys.at[last];
    global element *to = y_ + y0 + offset_of(row, last, &sizes, &ys);
    global const element *from = a_ + a0 + A_ROW;
    for (INDEX i = first; i < end; i += WIDTH) apply_to(from + i * A_STEP, A_STEP, to + i * y_step, y_step, end - i);
}

#else

#define x a

#if DENSE_PIECE > 1

// An item has a piece with an end of its own. Vectors masked at the end of a large group would reach beyond the tensor,
// and a CPU takes hundreds of cycles for each that finds no page of memory there.
kernel void dense(global Y *y_, long y0, INDEX n A_DENSE B_DENSE C_DENSE)
{
    INDEX first = (INDEX)get_global_id(0) * DENSE_PIECE, end = first + min(n - first, (INDEX)DENSE_PIECE);

    // Elements do not depend on each other, also where y is an operand. Not every OP can be made a vector; that is no news.
#pragma clang diagnostic ignored "-Wpass-failed"
#pragma clang loop vectorize(assume_safety)
    for (INDEX i = first; i < end; i++) {
        A_READ(i);
        B_READ(i);
        C_READ(i);
        y_[y0 + i] = (Y)(OP);
    }
}

#else

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

#endif

kernel void strided(
    global Y *y_, long y0, extents ys, int rank, INDEX inner, INDEX outer, extents sizes A_STRIDED B_STRIDED C_STRIDED)
{
    INDEX first = (INDEX)get_global_id(0) * PIECE, row = get_global_id(1), end = min(inner, first + PIECE);
    if (row >= outer) return;
    int last = rank - 1;
    INDEX a_row = A_ROW, b_row = B_ROW, c_row = C_ROW, a_step = A_STEP, b_step = B_STEP, c_step = C_STEP, y_step = ys.at[last];
    y_ += y0 + offset_of(row, last, &sizes, &ys);
#define LOOP(y_by, a_by, b_by, c_by)                                                                                           \
    for (INDEX i = first; i < end; i++) {                                                                                      \
        A_READ(a_row + i * (a_by));                                                                                            \
        B_READ(b_row + i * (b_by));                                                                                            \
        C_READ(c_row + i * (c_by));                                                                                            \
        y_[i * (y_by)] = (Y)(OP);                                                                                              \
    }

    // Steps that the compiler knows let a CPU make vectors of a piece.
#if PIECE > 1
    if (y_step == 1 && c_step == 0 && a_step == 1 && b_step == 1) LOOP(1, 1, 1, 0)
    else if (y_step == 1 && c_step == 0 && a_step == 1 && b_step == 0) LOOP(1, 1, 0, 0)
    else if (y_step == 1 && c_step == 0 && a_step == 0 && b_step == 1) LOOP(1, 0, 1, 0)
    else
#endif
    LOOP(y_step, a_step, b_step, c_step)
}

#endif
