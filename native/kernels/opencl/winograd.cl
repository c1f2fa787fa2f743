// Winograd's form of a 3x3 convolution at stride 1 (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks",
// 2015): F(2x2, 3x3) computes tiles of 2 x 2 results from 4 x 4 pixels with 16 products where the sum itself takes 36.
//
//     y = Aᵀ [ (G w Gᵀ) * (Bᵀ x B) ] A       * number by number, so over all channels a matrix product for each of the
//                                            16 points of a tile
//
//     Bᵀ = 1  0 -1  0     G = 1    0   0     Aᵀ = 1  1  1  0
//          0  1  1  0         1/2  1/2 1/2        0  1 -1 -1
//          0 -1  1  0         1/2 -1/2 1/2
//          0  1  0 -1         0    0   1
//
// winograd_weights   u (16, outputs, channels) = G w Gᵀ; turned by half a circle for the data gradient
// winograd_pixels    v (16, channels, tiles) = Bᵀ x B of a canvas whose rows have 2 * across + 2 positions; tiles of one
//                    image row by row, then the next image
// winograd_results   y = Aᵀ m A + bias, of m (16, outputs, tiles)
//
// The factors are 1 and 1/2, a transformed pixel is a sum of at most 4 and a result one of at most 9 products: rounding
// stays near that of the plain sum. A NaN or an infinity spreads over the tile that it is in.
//
// LANES 1   GPUs: one work-item per tile and channel; neighbours have neighbouring tiles.
// LANES 8   CPUs: one work-item per plane, row after row of tiles, eight at a time. What a store puts behind the end of
//           a row the next rows overwrite; nothing is put behind the plane.

#ifndef LANES
#define LANES 1
#endif

#if LANES == 8
typedef PASTE(T, 8) lanes;
#else
typedef T lanes;
#endif

kernel void winograd_weights(
    global const T *w, long w0, global T *u, INDEX outputs, INDEX channels, INDEX output_step, INDEX channel_step, int turned)
{
    INDEX c = get_global_id(0), o = get_global_id(1);
    if (c >= channels) return;
    w += w0 + o * output_step + c * channel_step;
    T rows[4][3];
    for (int j = 0; j < 3; j++) {
        T a = w[turned ? 8 - j : j], b = w[turned ? 5 - j : 3 + j], d = w[turned ? 2 - j : 6 + j];
        rows[0][j] = a;
        rows[1][j] = ((a + d) + b) / 2;
        rows[2][j] = ((a + d) - b) / 2;
        rows[3][j] = d;
    }
    u += o * channels + c;
    INDEX point = outputs * channels;
    for (int i = 0; i < 4; i++) {
        T a = rows[i][0], b = rows[i][1], d = rows[i][2];
        u[(4 * i) * point] = a;
        u[(4 * i + 1) * point] = ((a + d) + b) / 2;
        u[(4 * i + 2) * point] = ((a + d) - b) / 2;
        u[(4 * i + 3) * point] = d;
    }
}

// The four pixels of a row, of tiles two pixels apart.
void take(global const T *x, lanes *row)
{
#if LANES == 8
    PASTE(T, 16) first = vload16(0, x), second = vload16(0, x + 2);
    row[0] = first.even;
    row[1] = first.odd;
    row[2] = second.even;
    row[3] = second.odd;
#else
    for (int j = 0; j < 4; j++) row[j] = x[j];
#endif
}

void put_lanes(lanes value, global T *to, int count)
{
#if LANES == 8
    if (count >= 8) {
        vstore8(value, 0, to);
    } else {
        T each[8];
        vstore8(value, 0, each);
        for (int i = 0; i < count; i++) to[i] = each[i];
    }
#else
    *to = value;
#endif
}

// Bᵀ x B of the tiles that begin at x; the first `count` of them are stored.
void transform_pixels(global const T *x, int width, global T *v, INDEX point, int count)
{
    lanes rows[4][4], b[4][4];
    for (int i = 0; i < 4; i++) take(x + (INDEX)i * width, rows[i]);
    for (int j = 0; j < 4; j++) {
        b[0][j] = rows[0][j] - rows[2][j];
        b[1][j] = rows[1][j] + rows[2][j];
        b[2][j] = rows[2][j] - rows[1][j];
        b[3][j] = rows[1][j] - rows[3][j];
    }
    for (int i = 0; i < 4; i++) {
        put_lanes(b[i][0] - b[i][2], v + (4 * i) * point, count);
        put_lanes(b[i][1] + b[i][2], v + (4 * i + 1) * point, count);
        put_lanes(b[i][2] - b[i][1], v + (4 * i + 2) * point, count);
        put_lanes(b[i][1] - b[i][3], v + (4 * i + 3) * point, count);
    }
}

// Axis 0: tiles, or images; axis 1: channels.
kernel void winograd_pixels(
    global const T *x, long x0, INDEX plane, int width, global T *v, INDEX images, INDEX channels, int down, int across)
{
    INDEX at = get_global_id(0), channel = get_global_id(1), count = (INDEX)down * across, tiles = images * count;
    INDEX point = channels * tiles;
#if LANES == 8
    if (at >= images) return;
    x += x0 + (at * channels + channel) * plane;
    v += channel * tiles + at * count;
    for (int i = 0; i < down; i++)
        for (int j = 0; j < across; j += 8)
            transform_pixels(
                x + (INDEX)(2 * i) * width + 2 * j, width, v + (INDEX)i * across + j, point, min((INDEX)8, count - i * across - j));
#else
    if (at >= tiles) return;
    INDEX image = at / count;
    int tile = at - image * count, i = tile / across, j = tile - i * across;
    transform_pixels(x + x0 + (image * channels + channel) * plane + (INDEX)(2 * i) * width + 2 * j, width, v + channel * tiles + at, point, 1);
#endif
}

// One row of results of some tiles; `count` results exist.
void put_results(lanes left, lanes right, global T *y, int count)
{
#if LANES == 8
    PASTE(T, 16) row;
    row.even = left;
    row.odd = right;
    if (count >= 16) {
        vstore16(row, 0, y);
    } else {
        T each[16];
        vstore16(row, 0, each);
        if (count >= 8) vstore8(row.lo, 0, y);
        for (int i = count >= 8 ? 8 : 0; i < count; i++) y[i] = each[i];
    }
#else
    y[0] = left;
    if (count > 1) y[1] = right;
#endif
}

// Aᵀ m A of some tiles, to `rows` rows of `count` results.
void transform_results(global const T *m, INDEX point, T bias, global T *y, int width, int rows, int count)
{
    lanes a[2][4];
    for (int j = 0; j < 4; j++) {
#if LANES == 8
        lanes m0 = vload8(0, m + j * point), m1 = vload8(0, m + (4 + j) * point), m2 = vload8(0, m + (8 + j) * point), m3 = vload8(0, m + (12 + j) * point);
#else
        lanes m0 = m[j * point], m1 = m[(4 + j) * point], m2 = m[(8 + j) * point], m3 = m[(12 + j) * point];
#endif
        a[0][j] = (m0 + m1) + m2;
        a[1][j] = (m1 - m2) - m3;
    }
    for (int i = 0; i < rows; i++)
        put_results(((a[i][0] + a[i][1]) + a[i][2]) + bias, ((a[i][1] - a[i][2]) - a[i][3]) + bias, y + (INDEX)i * width, count);
}

// Axis 0: tiles, or images; axis 1: outputs. Results have `height` rows of `width`.
kernel void winograd_results(
    global const T *m, global const T *bias, long bias0, int has_bias, global T *y, long y0, INDEX images, INDEX outputs,
    int down, int across, int height, int width)
{
    INDEX at = get_global_id(0), output = get_global_id(1), count = (INDEX)down * across, tiles = images * count;
    INDEX point = outputs * tiles;
    T more = has_bias ? bias[bias0 + output] : 0;
#if LANES == 8
    if (at >= images) return;
    m += output * tiles + at * count;
    y += y0 + (at * outputs + output) * (INDEX)height * width;
    for (int i = 0; i < down; i++)
        for (int j = 0; j < across; j += 8)
            transform_results(
                m + (INDEX)i * across + j, point, more, y + (INDEX)(2 * i) * width + 2 * j, width, min(2, height - 2 * i), min(16, width - 2 * j));
#else
    if (at >= tiles) return;
    INDEX image = at / count;
    int tile = at - image * count, i = tile / across, j = tile - i * across;
    y += y0 + (image * outputs + output) * (INDEX)height * width + (INDEX)(2 * i) * width + 2 * j;
    transform_results(m + output * tiles + at, point, more, y, width, min(2, height - 2 * i), width - 2 * j);
#endif
}
