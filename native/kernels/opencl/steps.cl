// Updates of many arrays in one launch. A row is a gradient, what is kept between updates, and a parameter: dense arrays of one
// length. OpenCL 1.2 has no arrays of pointers, so SLOTS rows come as parameters of their own:
//
//   PARAMETERS  the pointers of all rows          POINTERS  the variables for those of one row
//   ROWS        ROW(k, take the pointers of row k) for each row
//   READ, WRITE the elements into variables and back     OP  statements on these and on NUMBERS
//
//   groups:  | row 0 . . | row 1 . . . . . . . | row 2 |      a group works in one row, first[k] is the first of row k; it takes
//            0           3                     10             get_local_size(0) * UNROLL neighbours, or on a CPU its one item PIECE
//
// Rows that are not used have a first group that no group reaches.

typedef struct {
    long at[SLOTS * ARRAYS], count[SLOTS], first[SLOTS];
} table;

kernel void update(PARAMETERS, table rows NUMBERS)
{
    long group = get_group_id(0), first = 0, n = 0;
    POINTERS
    // Indices that are constants keep the table out of private memory.
#define ROW(k, take)                                                                                                           \
    if (group >= rows.first[k]) {                                                                                              \
        first = rows.first[k];                                                                                                 \
        n = rows.count[k];                                                                                                     \
        take                                                                                                                   \
    }
    ROWS
#if PIECE > 1
    long i = (group - first) * PIECE, end = min(n, i + PIECE);
    for (; i < end; i++) {
        READ
        OP
        WRITE
    }
#else
    long i = (group - first) * ((long)get_local_size(0) * UNROLL) + get_local_id(0);
    for (int u = 0; u < UNROLL; u++, i += get_local_size(0)) {
        if (i < n) {
            READ
            OP
            WRITE
        }
    }
#endif
}
