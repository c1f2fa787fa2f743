// Convolutions on CPU devices, from a canvas and packed weights (see convolution_canvas.cl). No matrix of columns is
// ever made: the cell (i, j) sees the image itself, moved.
//
// direct     y (outputs, places) = weights (outputs, inner) canvas[offset(inner) + place]. A work-item computes ROWS
//            outputs at VECTORS * WIDTH places, all in registers while the inner axis runs:
//
//                          places                  each step loads VECTORS vectors from the canvas, wherever the
//                     +----+----+----+             offset of the inner position says, and broadcasts the ROWS
//            ROWS     | v0 | v1 | v2 |             weights that lie side by side
//                     +----+----+----+
//
//            Places run on over the ends of rows; those that are none are not stored. What is left of the places
//            after whole tiles is computed vector by vector. Without a canvas (EXACT) nothing may be read beyond the
//            image: the last vector is moved back over the one before, and stores what is its own.
// gradient   The weights' gradient, gw (outputs, inner) = the sum over places of gy times canvas[offset(inner) + place],
//            for DOWN outputs and ACROSS inner positions in as many vectors of sums; the last step makes a number of
//            each. gy lies on a canvas of its own, of the same width, with zeros where there is no place. One part of
//            the images per index of axis 2; the parts are summed by another kernel.

#ifndef ROWS
#define ROWS 8    // outputs per work-item
#define VECTORS 3 // vectors of places per work-item
#define WIDTH 16  // numbers in a vector
#endif
#ifndef DOWN
#define DOWN 4   // outputs of the gradient per work-item
#define ACROSS 6 // inner positions per work-item
#endif

#define PASTE_(a, b) a##b
#define PASTE(a, b) PASTE_(a, b)
typedef PASTE(T, WIDTH) vector;
#define LOAD PASTE(vload, WIDTH)
#define STORE PASTE(vstore, WIDTH)

// Where results go: place (oh, ow) of output o is at o * plane + first + oh * down + ow * across.
typedef struct { INDEX plane, first, down; int across; } target;

// Sums of ROWS outputs at `vectors` vectors of places: to y where every place of them is one, else to
// sums[ROWS][vectors * WIDTH].
#define SUMS(name, vectors)                                                                                              \
    void name(global const T *x, global const T *w, global const INDEX *offsets, INDEX inner, int rows,                   \
        global const T *bias, global T *y, INDEX plane, T *sums)                                                         \
    {                                                                                                                    \
        vector sum[ROWS][vectors];                                                                                       \
        _Pragma("unroll") for (int i = 0; i < ROWS; i++)                                                                 \
            _Pragma("unroll") for (int v = 0; v < vectors; v++) sum[i][v] = (vector)(0);                                 \
        for (INDEX k = 0; k < inner; k++) {                                                                              \
            global const T *from = x + offsets[k];                                                                       \
            vector right[vectors];                                                                                       \
            _Pragma("unroll") for (int v = 0; v < vectors; v++) right[v] = LOAD(v, from);                                \
            _Pragma("unroll") for (int i = 0; i < ROWS; i++)                                                             \
                _Pragma("unroll") for (int v = 0; v < vectors; v++) sum[i][v] = fma((vector)(w[i]), right[v], sum[i][v]); \
            w += ROWS;                                                                                                   \
        }                                                                                                                \
        _Pragma("unroll") for (int i = 0; i < ROWS; i++) {                                                               \
            if (y == 0) {                                                                                                \
                _Pragma("unroll") for (int v = 0; v < vectors; v++) STORE(sum[i][v], i * vectors + v, sums);             \
            } else if (i < rows) {                                                                                       \
                vector more = (vector)(bias != 0 ? bias[i] : 0);                                                         \
                _Pragma("unroll") for (int v = 0; v < vectors; v++) STORE(sum[i][v] + more, v, y + i * plane);           \
            }                                                                                                            \
        }                                                                                                                \
    }

SUMS(sums_of_tile, VECTORS)
SUMS(sums_of_vector, 1)

// Stores count numbers and a bias; a tail shorter than a vector goes over the numbers before it where there are any.
void store_run(const T *from, T bias, global T *to, int step, int count)
{
    if (step == 1 && count >= WIDTH) {
        int i = 0;
        for (; i + WIDTH <= count; i += WIDTH) STORE(LOAD(0, from + i) + (vector)(bias), 0, to + i);
        if (i < count) STORE(LOAD(0, from + count - WIDTH) + (vector)(bias), 0, to + count - WIDTH);
    } else {
        for (int i = 0; i < count; i++) to[(INDEX)i * step] = from[i] + bias;
    }
}

// Stores the sums of lanes skip .. lanes - 1 of places q .., row by row of places.
void store_places(
    const T *sums, int lanes, int skip, INDEX q, INDEX run, int width, int across, int rows, global const T *bias,
    global T *y, target to)
{
    int end = min((INDEX)lanes, run - q);
    INDEX oh = (q + skip) / width;
    int ow = q + skip - oh * width;
    for (int lane = skip; lane < end; oh++, ow = 0) {
        int left = min(width - ow, end - lane), count = min(across - ow, left);
        if (count > 0)
            for (int i = 0; i < rows; i++)
                store_run(sums + i * lanes + lane, bias != 0 ? bias[i] : 0, y + i * to.plane + to.first + oh * to.down + (INDEX)ow * to.across, to.across, count);
        lane += left;
    }
}

// Axis 0: panels of outputs, a few at a time, so that their weights stay in the cache; axis 1: tiles of all images;
// axis 2: those few panels, for every group.
kernel void direct(
    global const T *x, long x0, INDEX image_step, INDEX group_step, global const T *packed, global const INDEX *offsets,
    INDEX inner, global const T *bias, long bias0, int has_bias, global T *y, long y0, target to, INDEX y_image,
    int outputs, int panels, int rounds, INDEX run, int tiles, int width, int across, int exact)
{
    int group = get_global_id(2) / rounds;
    int panel = (get_global_id(2) - group * rounds) * get_global_size(0) + get_global_id(0);
    INDEX image = get_global_id(1) / tiles;
    if (panel >= panels) return;
    INDEX q = (get_global_id(1) - image * tiles) * (VECTORS * WIDTH);
    int first = panel * ROWS, rows = min(ROWS, outputs - first);
    x += x0 + image * image_step + group * group_step;
    packed += ((long)group * panels + panel) * inner * ROWS;
    y += y0 + image * y_image + (INDEX)(group * outputs + first) * to.plane;
    bias = has_bias ? bias + bias0 + group * outputs + first : 0;

    T sums[ROWS * VECTORS * WIDTH];
    bool gapless = width == across && to.across == 1 && to.down == across;
    if (q + VECTORS * WIDTH <= run) {
        sums_of_tile(x + q, packed, offsets, inner, rows, bias, gapless ? y + to.first + q : 0, to.plane, sums);
        if (!gapless) store_places(sums, VECTORS * WIDTH, 0, q, run, width, across, rows, bias, y, to);
        return;
    }
    for (; q < run; q += WIDTH) {
        INDEX back = exact && q + WIDTH > run ? q + WIDTH - run : 0;
        bool direct = gapless && q + WIDTH <= run;
        sums_of_vector(x + q - back, packed, offsets, inner, rows, bias, direct ? y + to.first + q : 0, to.plane, sums);
        if (!direct) store_places(sums, WIDTH, back, q - back, run, width, across, rows, bias, y, to);
    }
}

T sum_of(vector v)
{
#if WIDTH == 16
    PASTE(T, 8) v8 = v.lo + v.hi;
#else
    PASTE(T, 8) v8 = v;
#endif
    PASTE(T, 4) v4 = v8.lo + v8.hi;
    return (v4.x + v4.y) + (v4.z + v4.w);
}

// Axis 0: DOWN outputs; axis 1: ACROSS inner positions; axis 2: parts of the images, for every group.
kernel void gradient(
    global const T *x, long x0, INDEX image_step, INDEX group_step, global const INDEX *offsets, INDEX inner,
    global const T *gy, long gy0, INDEX gy_plane, global T *gw, long gw0, int groups, int outputs, INDEX images, int parts,
    INDEX run)
{
    int part = get_global_id(2) / groups, group = get_global_id(2) - part * groups;
    int o = get_global_id(0) * DOWN;
    INDEX k = (INDEX)get_global_id(1) * ACROSS;
    INDEX image = images * (long)part / parts, end = images * (part + 1L) / parts;
    gw += gw0 + (((long)part * groups + group) * outputs + o) * inner + k;

    INDEX at[ACROSS], line[DOWN];
#pragma unroll
    for (int j = 0; j < ACROSS; j++) at[j] = offsets[min(k + j, inner - 1)];
#pragma unroll
    for (int i = 0; i < DOWN; i++) line[i] = min(i, outputs - 1 - o) * gy_plane;
    vector sum[DOWN][ACROSS];
#pragma unroll
    for (int i = 0; i < DOWN; i++)
#pragma unroll
        for (int j = 0; j < ACROSS; j++) sum[i][j] = (vector)(0);

    for (; image < end; image++) {
        global const T *columns = x + x0 + image * image_step + group * group_step;
        global const T *gradients = gy + gy0 + ((image * groups + group) * outputs + o) * gy_plane;
        for (INDEX q = 0; q < run; q += WIDTH) {
            vector right[ACROSS];
#pragma unroll
            for (int j = 0; j < ACROSS; j++) right[j] = LOAD(0, columns + at[j] + q);
#pragma unroll
            for (int i = 0; i < DOWN; i++) {
                vector left = LOAD(0, gradients + line[i] + q);
#pragma unroll
                for (int j = 0; j < ACROSS; j++) sum[i][j] = fma(left, right[j], sum[i][j]);
            }
        }
    }
#pragma unroll
    for (int i = 0; i < DOWN; i++)
#pragma unroll
        for (int j = 0; j < ACROSS; j++)
            if (o + i < outputs && k + j < inner) gw[i * inner + j] = sum_of(sum[i][j]);
}
