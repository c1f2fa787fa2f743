// A chain of element-wise operations in one pass: y = an expression of inputs x0, x1 ..., tensors of any type and strides or numbers.
// The host writes the expression out as functions and steps:
//
//   FUNCTIONS          a function for each operator: T f_add(T a, T b) { return (a + b); }
//   LANE_FUNCTIONS     those that are computed in vectors, on a CPU: there T is a vector of WIDTH numbers
//   DENSE, STRIDED     the inputs as parameters of the kernels
//   PARAMETERS         the inputs as parameters of evaluate; DENSE_INPUTS and STRIDED_INPUTS hand those of place i over
//   ROWS               the place of a row and the step along it for each strided input
//   STEPS, RESULT      the steps, and the value that is the result
//
// dense    every tensor lies without gaps in row-major order, or is one number: one line of n elements
// strided  any strides and broadcasts (stride 0); the last axis runs along dimension 0 of the grid, the others along dimension 1.
//          y is dense always.
//
// On a GPU a work-item computes UNROLL elements one by one. On a CPU it computes WIDTH together: operators and built-in
// functions of one number in vectors, as they are alone, other functions one lane after the other.

#ifdef WIDTH
#include "vectors.cl"

#undef T
#define T vector
LANE_FUNCTIONS
#undef T
#define T element
FUNCTIONS

void evaluate(PARAMETERS, INDEX count, global T *y)
{
    READ
    STEPS
    if (count >= WIDTH) {
        STORE(RESULT, 0, y);
    } else {
        T some[WIDTH];
        STORE(RESULT, 0, some);
        for (int k = 0; k < count; k++) y[k] = some[k];
    }
}

kernel void dense(global T *y, long y0, INDEX n DENSE)
{
    INDEX i = (INDEX)get_global_id(0) * WIDTH;
    if (n - i >= WIDTH) evaluate(DENSE_INPUTS, WIDTH, y + y0 + i);
    else if (i < n) evaluate(DENSE_INPUTS, n - i, y + y0 + i);
}

kernel void strided(global T *y, long y0, int rank, INDEX inner, INDEX outer, extents sizes STRIDED)
{
    INDEX first = (INDEX)get_global_id(0) * PIECE, row = get_global_id(1), end = min(inner, first + PIECE);
    if (row >= outer) return;
    int last = rank - 1;
    ROWS
    for (INDEX i = first; i < end; i += WIDTH) evaluate(STRIDED_INPUTS, end - i, y + y0 + row * inner + i);
}

#else

FUNCTIONS

T evaluate(PARAMETERS)
{
    STEPS
    return RESULT;
}

kernel void dense(global T *y, long y0, INDEX n DENSE)
{
    INDEX first = (INDEX)get_group_id(0) * ((INDEX)get_local_size(0) * UNROLL) + get_local_id(0);
    for (int u = 0; u < UNROLL; u++) {
        INDEX i = first + u * (INDEX)get_local_size(0);
        if (i < n) y[y0 + i] = evaluate(DENSE_INPUTS);
    }
}

kernel void strided(global T *y, long y0, int rank, INDEX inner, INDEX outer, extents sizes STRIDED)
{
    INDEX i = get_global_id(0), row = get_global_id(1);
    if (row >= outer || i >= inner) return;
    int last = rank - 1;
    ROWS
    y[y0 + row * inner + i] = evaluate(STRIDED_INPUTS);
}

#endif
