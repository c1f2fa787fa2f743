// Notes the first index that is outside low .. high - 1: note = (operation, index, high). A note that is there already stays.
//
// One work-item per index. Items of one launch may write at once: what they write differs in the index alone, and any will do.

kernel void check_indices(
    global const long *index, long index0, INDEX n, long low, long high, int operation, global volatile long *note)
{
    INDEX i = get_global_id(0);
    if (i >= n) return;
    long at = index[index0 + i];
    if ((at >= low && at < high) || note[0] != 0) return;
    note[1] = at;
    note[2] = high;
    note[0] = operation;
}
