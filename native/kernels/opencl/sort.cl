// Stable sorting of every line of x (outer, n, inner), all dense; a line is one (outer, inner) position. NaN is the largest.
//
//     runs      each RUN neighbouring elements of a line are put in order by one work-item, into rows of scratch memory
//     merge     neighbouring runs of `width` elements become one, from one scratch memory to another; of it the first `kept` stay,
//               as no more than k elements are wanted in the end
//     deliver   the first k of each row go to y (outer, k, inner), and where they stood to index
//     whole     all of this for one line by one work-item: a CPU has few of them, and merges two runs in one walk
//
// A merge has one work-item per element. Its place is its own number in its run plus the number of elements of the sibling
// run that go before it, which a binary search finds: those below it for elements of the left run, those not above it for
// elements of the right one. So equal elements keep their order.
//
//     width 4   | 1 4 5 9 | 2 4 4 7 |   ->   | 1 2 4 4 4 5 7 9 |, or with 5 kept | 1 2 4 4 4 |
//
// search    y = how many elements of the sorted x are below v, or with `right` not above it; one work-item per element of v
//
//   DESCENDING   1 for falling order

#ifndef RUN
#define RUN 16 // elements of a first run
#endif
#ifndef DESCENDING
#define DESCENDING 0
#endif

// Whether a goes before b, apart from where they stand.
#if REAL_T
bool below(T a, T b) { return a < b || (b != b && a == a); }
#else
bool below(T a, T b) { return a < b; }
#endif
#define BEFORE(a, b) (DESCENDING ? below(b, a) : below(a, b))

// Puts RUN elements of a line from `first` on in order; line and row are where the line and its row of scratch memory begin.
void sort_run(global const T *line, global T *row, global INDEX *row_positions, INDEX first, INDEX n, INDEX inner)
{
    int count = min((INDEX)RUN, n - first);
    T value[RUN];
    INDEX position[RUN];
    for (int i = 0; i < count; i++) {
        T v = line[(first + i) * inner];
        int j = i;
        for (; j > 0 && BEFORE(v, value[j - 1]); j--) {
            value[j] = value[j - 1];
            position[j] = position[j - 1];
        }
        value[j] = v;
        position[j] = first + i;
    }
    for (int i = 0; i < count; i++) {
        row[first + i] = value[i];
        row_positions[first + i] = position[i];
    }
}

kernel void runs(global const T *x, long x0, global T *values, global INDEX *positions, INDEX n, INDEX inner)
{
    INDEX first = (INDEX)get_global_id(0) * RUN, line = get_global_id(1);
    if (first >= n) return;
    INDEX o = line / inner;
    sort_run(x + x0 + o * n * inner + (line - o * inner), values + line * n, positions + line * n, first, n, inner);
}

kernel void merge(
    global const T *values, global const INDEX *positions, global T *to_values, global INDEX *to_positions, INDEX n, INDEX count,
    INDEX width, INDEX kept)
{
    INDEX j = get_global_id(0), row = (INDEX)get_global_id(1) * n;
    if (j >= count) return;
    INDEX run = j / width, start = run * width;
    bool left = run % 2 == 0;
    INDEX low = min(count, left ? start + width : start - width), high = min(count, low + width), from = low;
    T v = values[row + j];
    while (low < high) {
        INDEX middle = low + (high - low) / 2;
        T other = values[row + middle];
        if (left ? BEFORE(other, v) : !(BEFORE(v, other))) low = middle + 1;
        else high = middle;
    }
    INDEX place = (j - start) + (low - from);
    if (place >= kept) return;
    INDEX to = row + run / 2 * kept + place;
    to_values[to] = v;
    to_positions[to] = positions[row + j];
}

kernel void whole(
    global const T *x, long x0, global T *values, global INDEX *positions, global T *other_values, global INDEX *other_positions, INDEX n,
    INDEX k, INDEX inner, global T *y, long y0, global long *index, long index0)
{
    INDEX line = get_global_id(0), o = line / inner, count = n;
    global const T *from = x + x0 + o * n * inner + (line - o * inner);
    global T *a = values + line * n, *b = other_values + line * n;
    global INDEX *pa = positions + line * n, *pb = other_positions + line * n;
    for (INDEX first = 0; first < n; first += RUN) sort_run(from, a, pa, first, n, inner);
    for (INDEX width = RUN; width < count;) {
        INDEX kept = min(2 * width, k), to = 0;
        for (INDEX pair = 0; pair < count; pair += 2 * width) {
            INDEX i = pair, middle = min(count, pair + width), j = middle, end = min(count, middle + width);
            for (INDEX stop = to + min(kept, end - pair); to < stop; to++) {
                bool right = i == middle || (j < end && BEFORE(a[j], a[i]));
                INDEX next = right ? j++ : i++;
                b[to] = a[next];
                pb[to] = pa[next];
            }
        }
        global T *values_swap = a;
        global INDEX *positions_swap = pa;
        a = b;
        b = values_swap;
        pa = pb;
        pb = positions_swap;
        count = to;
        width = kept;
    }
    y += y0 + o * k * inner + (line - o * inner);
    index += index0 + o * k * inner + (line - o * inner);
    for (INDEX j = 0; j < k; j++) {
        y[j * inner] = a[j];
        index[j * inner] = pa[j];
    }
}

kernel void deliver(
    global const T *values, global const INDEX *positions, INDEX n, INDEX k, INDEX inner, global T *y, long y0, global long *index,
    long index0)
{
    INDEX j = get_global_id(0), line = get_global_id(1);
    if (j >= k) return;
    INDEX o = line / inner, to = (o * k + j) * inner + (line - o * inner);
    y[y0 + to] = values[line * n + j];
    index[index0 + to] = positions[line * n + j];
}

kernel void search(global const T *x, long x0, INDEX n, global const T *v, long v0, INDEX count, int right, global long *y, long y0)
{
    INDEX i = get_global_id(0);
    if (i >= count) return;
    T value = v[v0 + i];
    INDEX low = 0, high = n;
    while (low < high) {
        INDEX middle = low + (high - low) / 2;
        T at = x[x0 + middle];
        if (right ? !below(value, at) : below(at, value)) low = middle + 1;
        else high = middle;
    }
    y[y0 + i] = low;
}
