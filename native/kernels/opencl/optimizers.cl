// Optimizer steps over one parameter, in place; all arrays dense and of one length.
//
// sgd        p -= lr g
// momentum   v = momentum v - lr g;  p += v
// nesterov   g' = g + decay p;  b = momentum b + g';  p -= lr (g' + momentum b)
// adam       m += (1 - beta1) (g - m);  v += (1 - beta2) (g^2 - v);  p = keep p - lr m / (sqrt(v) + eps)
// adagrad    h += g^2;  p -= lr g / (sqrt(h) + eps)
// adadelta   msg = rho msg + (1 - rho) g^2;  dx = sqrt((msdx + eps) / (msg + eps)) g
//            msdx = rho msdx + (1 - rho) dx^2;  p -= dx
// rmsprop    v = alpha v + (1 - alpha) g^2;  p -= lr g / (sqrt(v) + eps)
//            centered: a = alpha a + (1 - alpha) g, and v - a^2 in place of v, 0 where rounding made it negative
//            momentum: b = momentum b + g / (...);  p -= lr b
//
// The bias corrections of Adam are in lr and eps, which the host computes, as it does 1 - beta, 1 - decay (keep) and 1 - rho (rest).

kernel void sgd(global const T *g, long g0, global T *p, long p0, INDEX n, T lr)
{
    INDEX i = get_global_id(0);
    if (i < n) p[p0 + i] -= lr * g[g0 + i];
}

kernel void momentum(global const T *g, long g0, global T *v, long v0, global T *p, long p0, INDEX n, T lr, T momentum_)
{
    INDEX i = get_global_id(0);
    if (i >= n) return;
    T next = momentum_ * v[v0 + i] - lr * g[g0 + i];
    v[v0 + i] = next;
    p[p0 + i] += next;
}

kernel void nesterov(global const T *g, long g0, global T *b, long b0, global T *p, long p0, INDEX n, T lr, T momentum_, T decay)
{
    INDEX i = get_global_id(0);
    if (i >= n) return;
    T gi = g[g0 + i] + decay * p[p0 + i];
    T next = momentum_ * b[b0 + i] + gi;
    b[b0 + i] = next;
    p[p0 + i] -= lr * (gi + momentum_ * next);
}

kernel void adam(
    global const T *g, long g0, global T *m, long m0, global T *v, long v0, global T *p, long p0, INDEX n, T lr, T rest1, T rest2, T eps,
    T keep)
{
    INDEX i = get_global_id(0);
    if (i >= n) return;
    T gi = g[g0 + i], mi = m[m0 + i], vi = v[v0 + i];
    mi += rest1 * (gi - mi);
    vi += rest2 * (gi * gi - vi);
    m[m0 + i] = mi;
    v[v0 + i] = vi;
    p[p0 + i] = keep * p[p0 + i] - lr * mi / (sqrt(vi) + eps);
}

kernel void adagrad(global const T *g, long g0, global T *h, long h0, global T *p, long p0, INDEX n, T lr, T eps)
{
    INDEX i = get_global_id(0);
    if (i >= n) return;
    T gi = g[g0 + i];
    T next = h[h0 + i] + gi * gi;
    h[h0 + i] = next;
    p[p0 + i] -= lr * gi / (sqrt(next) + eps);
}

kernel void adadelta(
    global const T *g, long g0, global T *msg, long msg0, global T *msdx, long msdx0, global T *p, long p0, INDEX n, T rho, T rest, T eps)
{
    INDEX i = get_global_id(0);
    if (i >= n) return;
    T gi = g[g0 + i];
    T mean = rho * msg[msg0 + i] + rest * gi * gi;
    T step = msdx[msdx0 + i];
    T dx = sqrt((step + eps) / (mean + eps)) * gi;
    msg[msg0 + i] = mean;
    msdx[msdx0 + i] = rho * step + rest * dx * dx;
    p[p0 + i] -= dx;
}

// The next v of one element, which is stored; then the same less the square of the next a.
T rms_spread(T gi, global T *v, T alpha, T rest)
{
    *v = alpha * *v + rest * gi * gi;
    return *v;
}

T rms_centered(T gi, global T *v, global T *a, T alpha, T rest)
{
    T spread = rms_spread(gi, v, alpha, rest);
    *a = alpha * *a + rest * gi;
    spread -= *a * *a;
    return spread < 0 ? (T)0 : spread;
}

kernel void rmsprop(global const T *g, long g0, global T *v, long v0, global T *p, long p0, INDEX n, T lr, T alpha, T rest, T eps)
{
    INDEX i = get_global_id(0);
    if (i >= n) return;
    T gi = g[g0 + i];
    p[p0 + i] -= lr * (gi / (sqrt(rms_spread(gi, v + v0 + i, alpha, rest)) + eps));
}

kernel void rmsprop_momentum(
    global const T *g, long g0, global T *v, long v0, global T *b, long b0, global T *p, long p0, INDEX n, T lr, T alpha, T rest, T eps,
    T momentum_)
{
    INDEX i = get_global_id(0);
    if (i >= n) return;
    T gi = g[g0 + i];
    T next = momentum_ * b[b0 + i] + gi / (sqrt(rms_spread(gi, v + v0 + i, alpha, rest)) + eps);
    b[b0 + i] = next;
    p[p0 + i] -= lr * next;
}

kernel void rmsprop_centered(
    global const T *g, long g0, global T *v, long v0, global T *a, long a0, global T *p, long p0, INDEX n, T lr, T alpha, T rest, T eps)
{
    INDEX i = get_global_id(0);
    if (i >= n) return;
    T gi = g[g0 + i];
    p[p0 + i] -= lr * (gi / (sqrt(rms_centered(gi, v + v0 + i, a + a0 + i, alpha, rest)) + eps));
}

kernel void rmsprop_centered_momentum(
    global const T *g, long g0, global T *v, long v0, global T *a, long a0, global T *b, long b0, global T *p, long p0, INDEX n, T lr, T alpha,
    T rest, T eps, T momentum_)
{
    INDEX i = get_global_id(0);
    if (i >= n) return;
    T gi = g[g0 + i];
    T next = momentum_ * b[b0 + i] + gi / (sqrt(rms_centered(gi, v + v0 + i, a + a0 + i, alpha, rest)) + eps);
    b[b0 + i] = next;
    p[p0 + i] -= lr * next;
}
