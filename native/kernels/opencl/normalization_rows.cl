// Normalization on CPU devices: normalization.cl says what is computed, this file how a work-item alone does it, WIDTH neighbouring
// numbers at a time.
//
//     inner > 1   the `inner` elements of a sample's channel lie together and share gamma and beta
//     inner = 1   the channels of a sample lie together; gamma and beta lie beside them
//
// Sums keep their rounding errors in `rest`, lane by lane; the lanes, and what is left of a row, are added at the end.

#define PASTE_(a, b) a##b
#define PASTE(a, b) PASTE_(a, b)
typedef PASTE(T, WIDTH) vector;
#define LOAD(p) PASTE(vload, WIDTH)(0, p)
#define STORE(v, p) PASTE(vstore, WIDTH)(v, 0, p)

typedef struct {
    long samples, channels, inner, groups;
    int per_sample, affine, given;
    int unused;
} norm_shape;

#define ADD(type, sum, rest, v)                                                                                                \
    {                                                                                                                          \
        type term = (v) - rest, next = sum + term;                                                                             \
        rest = (next - sum) - term;                                                                                            \
        sum = next;                                                                                                            \
    }

T lanes_of(vector v)
{
    T lane[WIDTH], s = 0;
    PASTE(vstore, WIDTH)(v, 0, lane);
    for (int l = 0; l < WIDTH; l++) s += lane[l];
    return s;
}

#define GROUP(q)                                                                                                               \
    INDEX groups = shape.groups, inner = shape.inner, sample = shape.channels * inner, run = sample / groups;                  \
    INDEX runs = shape.per_sample ? 1 : shape.samples, count = runs * run;                                                     \
    INDEX first = (q) / groups * sample + (q) % groups * run

kernel void norm_moments(
    global const T *x, long x0, norm_shape shape, global T *mean, long mean0, global T *var, long var0, local T *room)
{
    INDEX q = get_group_id(0);
    GROUP(q);
    x += x0 + first;
    vector sum = 0, rest = 0;
    T last = 0, last_rest = 0;
    for (INDEX r = 0; r < runs; r++) {
        global const T *p = x + r * sample;
        INDEX i = 0;
        for (; i <= run - WIDTH; i += WIDTH) ADD(vector, sum, rest, LOAD(p + i));
        for (; i < run; i++) ADD(T, last, last_rest, p[i]);
    }
    T m = (lanes_of(sum) + last) / count;

    // What the rounded mean left over corrects both.
    vector squares = 0, rest_squares = 0;
    T last_squares = 0, last_rest_squares = 0;
    sum = rest = 0;
    last = last_rest = 0;
    for (INDEX r = 0; r < runs; r++) {
        global const T *p = x + r * sample;
        INDEX i = 0;
        for (; i <= run - WIDTH; i += WIDTH) {
            vector d = LOAD(p + i) - m;
            ADD(vector, sum, rest, d);
            ADD(vector, squares, rest_squares, d * d);
        }
        for (; i < run; i++) {
            T d = p[i] - m;
            ADD(T, last, last_rest, d);
            ADD(T, last_squares, last_rest_squares, d * d);
        }
    }
    T left = (lanes_of(sum) + last) / count;
    mean[mean0 + q] = m + left;
    var[var0 + q] = (lanes_of(squares) + last_squares) / count - left * left;
}

// One row: the elements of a sample's channel, or the channels of a sample that has one element of each.
kernel void norm_apply(
    global const T *x, long x0, norm_shape shape, T eps, global const T *mean, long mean0, global const T *var, long var0,
    global const T *gamma, long gamma0, global const T *beta, long beta0, global T *y, long y0, INDEX rows)
{
    INDEX row = get_global_id(0), inner = shape.inner, channels = shape.channels, groups = shape.groups, i = 0;
    if (row >= rows) return;
    INDEX n = inner > 1 ? row / channels : row, c = inner > 1 ? row % channels : 0, length = inner > 1 ? inner : channels;
    INDEX share = channels / groups, q = shape.per_sample ? n * groups : 0;
    x += x0 + row * length;
    y += y0 + row * length;
    gamma += gamma0;
    beta += beta0;
    mean += mean0 + q;
    var += var0 + q;
    if (inner > 1) {
        T m = mean[c / share], d = sqrt(var[c / share] + eps);
        T scale = shape.affine ? gamma[c] : 1, shift = shape.affine ? beta[c] : 0;
        if (shape.affine)
            for (; i <= length - WIDTH; i += WIDTH) STORE((LOAD(x + i) - m) / d * scale + shift, y + i);
        for (; i < length; i++) y[i] = shape.affine ? (x[i] - m) / d * scale + shift : (x[i] - m) / d;
    } else {
        if (groups == 1 && shape.affine) {
            T m = mean[0], d = sqrt(var[0] + eps);
            for (; i <= length - WIDTH; i += WIDTH) STORE((LOAD(x + i) - m) / d * LOAD(gamma + i) + LOAD(beta + i), y + i);
        }
        for (; i < length; i++) {
            T v = (x[i] - mean[i / share]) / sqrt(var[i / share] + eps);
            y[i] = shape.affine ? v * gamma[i] + beta[i] : v;
        }
    }
}

// ggamma and gbeta of one channel, or of WIDTH where each sample has one element of a channel.
kernel void norm_affine_gradient(
    global const T *x, long x0, norm_shape shape, T eps, global const T *mean, long mean0, global const T *var, long var0,
    global const T *gy, long gy0, global T *ggamma, long ggamma0, global T *gbeta, long gbeta0, local T *room)
{
    INDEX channels = shape.channels, inner = shape.inner, groups = shape.groups, samples = shape.samples, share = channels / groups;
    INDEX c = (INDEX)get_group_id(0) * (inner > 1 ? 1 : WIDTH), end = inner > 1 ? c + 1 : min(channels, c + WIDTH);
    x += x0;
    gy += gy0;
    mean += mean0;
    var += var0;
    if (inner == 1 && groups == 1 && end == c + WIDTH) {
        vector sum = 0, rest = 0, sum_x = 0, rest_x = 0;
        for (INDEX n = 0; n < samples; n++) {
            INDEX q = shape.per_sample ? n : 0;
            vector g = LOAD(gy + n * channels + c);
            ADD(vector, sum, rest, g);
            ADD(vector, sum_x, rest_x, g * (LOAD(x + n * channels + c) - mean[q]) / sqrt(var[q] + eps));
        }
        STORE(sum_x, ggamma + ggamma0 + c);
        STORE(sum, gbeta + gbeta0 + c);
        return;
    }
    for (; c < end; c++) {
        vector sum = 0, rest = 0, sum_x = 0, rest_x = 0;
        T last = 0, last_rest = 0, last_x = 0, last_rest_x = 0;
        for (INDEX n = 0; n < samples; n++) {
            INDEX q = (shape.per_sample ? n * groups : 0) + c / share, at = (n * channels + c) * inner, i = 0;
            T m = mean[q], d = sqrt(var[q] + eps);
            for (; i <= inner - WIDTH; i += WIDTH) {
                vector g = LOAD(gy + at + i);
                ADD(vector, sum, rest, g);
                ADD(vector, sum_x, rest_x, g * (LOAD(x + at + i) - m) / d);
            }
            for (; i < inner; i++) {
                T g = gy[at + i];
                ADD(T, last, last_rest, g);
                ADD(T, last_x, last_rest_x, g * (x[at + i] - m) / d);
            }
        }
        ggamma[ggamma0 + c] = lanes_of(sum_x) + last_x;
        gbeta[gbeta0 + c] = lanes_of(sum) + last;
    }
}

// gx of one group. A row has one gamma, or one beside each element where inner is 1.
kernel void norm_gradient(
    global const T *x, long x0, norm_shape shape, T eps, global const T *mean, long mean0, global const T *var, long var0,
    global const T *gamma, long gamma0, global const T *gy, long gy0, global T *gx, long gx0, local T *room)
{
    INDEX q = get_group_id(0);
    GROUP(q);
    INDEX length = inner > 1 ? inner : run;
    x += x0 + first;
    gy += gy0 + first;
    gx += gx0 + first;
    gamma += gamma0 + q % groups * (shape.channels / groups);
    T m = mean[mean0 + q], r = 1 / sqrt(var[var0 + q] + eps);
    bool beside = shape.affine && inner == 1;
    vector sum = 0, rest = 0, sum_x = 0, rest_x = 0;
    T last = 0, last_rest = 0, last_x = 0, last_rest_x = 0;
    for (INDEX k = 0; k < runs && !shape.given; k++) {
        for (INDEX at = 0; at < run; at += length) {
            global const T *p = x + k * sample + at, *g = gy + k * sample + at;
            T scale = shape.affine && !beside ? gamma[at / inner] : 1;
            INDEX i = 0;
            for (; i <= length - WIDTH; i += WIDTH) {
                vector v = LOAD(g + i) * (beside ? LOAD(gamma + i) : (vector)(scale));
                ADD(vector, sum, rest, v);
                ADD(vector, sum_x, rest_x, v * (LOAD(p + i) - m));
            }
            for (; i < length; i++) {
                T v = g[i] * (beside ? gamma[i] : scale);
                ADD(T, last, last_rest, v);
                ADD(T, last_x, last_rest_x, v * (p[i] - m));
            }
        }
    }
    T shift = (lanes_of(sum) + last) / count, slope = (lanes_of(sum_x) + last_x) / count * r * r;
    for (INDEX k = 0; k < runs; k++) {
        for (INDEX at = 0; at < run; at += length) {
            global const T *p = x + k * sample + at, *g = gy + k * sample + at;
            global T *to = gx + k * sample + at;
            T scale = shape.affine && !beside ? gamma[at / inner] : 1;
            INDEX i = 0;
            for (; i <= length - WIDTH; i += WIDTH) {
                vector v = LOAD(g + i) * (beside ? LOAD(gamma + i) : (vector)(scale));
                STORE(r * (v - shift - (LOAD(p + i) - m) * slope), to + i);
            }
            for (; i < length; i++) to[i] = r * (g[i] * (beside ? gamma[i] : scale) - shift - (p[i] - m) * slope);
        }
    }
}
