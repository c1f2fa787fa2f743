// Normalization of dense x (n, c, s) by groups of elements that share a mean and a variance:
//
//     y = (x - mean) r gamma + beta      r = 1 / sqrt(var + eps)
//
// With g = gy gamma, d = x - mean and the means taken over a group:
//
//     gx = r (g - mean(g) - d r^2 mean(g d))      ggamma = sum gy d r      gbeta = sum gy
//
// A group is `runs` runs of `run` elements that lie together, a sample of `sample` elements apart: one run where each sample has
// statistics of its own (1), a run of every sample where they share them (0):
//
//     x  | g0 g1 g2 | g0 g1 g2 | ...      per_sample 0: group g0 has a run in each sample; 1: each of them is a group
//
// Sums have one work-group per result; its items stride along the elements, each with a compensated sum of its own, and meet in
// local memory (`room`, one number per item). gamma and beta are read where `affine` is 1.

typedef struct {
    long samples, channels, inner, groups; // n, c, s, and groups of channels
    int per_sample, affine, given;         // given: mean and variance do not depend on x
    int unused;
} norm_shape;

// Adds v to a sum whose rounding errors are kept in rest.
#define ADD(sum, rest, v)                                                                                                \
    {                                                                                                                    \
        T term = (v) - rest, next = sum + term;                                                                          \
        rest = (next - sum) - term;                                                                                      \
        sum = next;                                                                                                      \
    }

T group_sum(T v, local T *room)
{
    int item = get_local_id(0);
    room[item] = v;
    for (int span = get_local_size(0) / 2; span > 0; span /= 2) {
        barrier(CLK_LOCAL_MEM_FENCE);
        if (item < span) room[item] += room[item + span];
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    T y = room[0];
    barrier(CLK_LOCAL_MEM_FENCE);
    return y;
}

// Declares the elements of group q: first, run, runs and sample; element i of them is at first + AT(i).
#define GROUP(q)                                                                                                         \
    INDEX groups = shape.groups, inner = shape.inner, sample = shape.channels * inner, run = sample / groups;                          \
    INDEX runs = shape.per_sample ? 1 : shape.samples, count = runs * run;                                               \
    INDEX first = (q) / groups * sample + (q) % groups * run
#define AT(i) ((i) / run * sample + (i) % run)

kernel void norm_moments(
    global const T *x, long x0, norm_shape shape, global T *mean, long mean0, global T *var, long var0, local T *room)
{
    INDEX q = get_group_id(0);
    GROUP(q);
    x += x0 + first;
    T sum = 0, rest = 0;
    for (INDEX i = get_local_id(0); i < count; i += get_local_size(0)) ADD(sum, rest, x[AT(i)]);
    T m = group_sum(sum, room) / count;

    // What the rounded mean left over corrects both.
    T squares = 0, rest_squares = 0;
    sum = rest = 0;
    for (INDEX i = get_local_id(0); i < count; i += get_local_size(0)) {
        T d = x[AT(i)] - m;
        ADD(sum, rest, d);
        ADD(squares, rest_squares, d * d);
    }
    sum = group_sum(sum, room) / count;
    squares = group_sum(squares, room) / count;
    if (get_local_id(0) == 0) {
        mean[mean0 + q] = m + sum;
        var[var0 + q] = squares - sum * sum;
    }
}

kernel void norm_apply(
    global const T *x, long x0, norm_shape shape, T eps, global const T *mean, long mean0, global const T *var, long var0,
    global const T *gamma, long gamma0, global const T *beta, long beta0, global T *y, long y0, INDEX size)
{
    // The divisions are those of INDEX: of longs they cost many times more.
    INDEX i = get_global_id(0), inner = shape.inner, channels = shape.channels, groups = shape.groups;
    if (i >= size) return;
    INDEX line = i / inner, n = line / channels, c = line - n * channels;
    INDEX q = (shape.per_sample ? n * groups : 0) + c / (channels / groups);
    T v = (x[x0 + i] - mean[mean0 + q]) / sqrt(var[var0 + q] + eps);
    y[y0 + i] = shape.affine ? v * gamma[gamma0 + c] + beta[beta0 + c] : v;
}

// ggamma and gbeta of one channel.
kernel void norm_affine_gradient(
    global const T *x, long x0, norm_shape shape, T eps, global const T *mean, long mean0, global const T *var, long var0,
    global const T *gy, long gy0, global T *ggamma, long ggamma0, global T *gbeta, long gbeta0, local T *room)
{
    INDEX c = get_group_id(0), inner = shape.inner, channels = shape.channels, groups = shape.groups, count = shape.samples * inner;
    INDEX group = c / (channels / groups);
    T sum = 0, rest = 0, sum_x = 0, rest_x = 0;
    for (INDEX i = get_local_id(0); i < count; i += get_local_size(0)) {
        INDEX n = i / inner, at = (n * channels + c) * inner + i % inner;
        INDEX q = (shape.per_sample ? n * groups : 0) + group;
        T g = gy[gy0 + at];
        ADD(sum, rest, g);
        ADD(sum_x, rest_x, g * (x[x0 + at] - mean[mean0 + q]) / sqrt(var[var0 + q] + eps));
    }
    sum = group_sum(sum, room);
    sum_x = group_sum(sum_x, room);
    if (get_local_id(0) == 0) {
        ggamma[ggamma0 + c] = sum_x;
        gbeta[gbeta0 + c] = sum;
    }
}

// gx of one group.
kernel void norm_gradient(
    global const T *x, long x0, norm_shape shape, T eps, global const T *mean, long mean0, global const T *var, long var0,
    global const T *gamma, long gamma0, global const T *gy, long gy0, global T *gx, long gx0, local T *room)
{
    INDEX q = get_group_id(0);
    GROUP(q);
    x += x0 + first;
    gy += gy0 + first;
    gx += gx0 + first;
    gamma += gamma0 + q % groups * (shape.channels / groups);
    T m = mean[mean0 + q], r = 1 / sqrt(var[var0 + q] + eps);
    T sum = 0, rest = 0, sum_x = 0, rest_x = 0;
    for (INDEX i = get_local_id(0); i < count && !shape.given; i += get_local_size(0)) {
        T g = gy[AT(i)] * (shape.affine ? gamma[i % run / inner] : 1);
        ADD(sum, rest, g);
        ADD(sum_x, rest_x, g * (x[AT(i)] - m));
    }
    sum = group_sum(sum, room) / count;
    sum_x = group_sum(sum_x, room) / count * r * r;
    for (INDEX i = get_local_id(0); i < count; i += get_local_size(0)) {
        T g = gy[AT(i)] * (shape.affine ? gamma[i % run / inner] : 1);
        gx[AT(i)] = r * (g - sum - (x[AT(i)] - m) * sum_x);
    }
}
