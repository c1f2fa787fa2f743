// Optimizer steps over one parameter, in place; all arrays dense and of one length.
//
// sgd        p -= lr g
// momentum   v = momentum v - lr g;  p += v
// adam       m += (1 - beta1) (g - m);  v += (1 - beta2) (g^2 - v);  p -= lr m / (sqrt(v) + eps)
//
// The bias correction of Adam is in lr, which the host computes.

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

kernel void adam(
    global const T *g, long g0, global T *m, long m0, global T *v, long v0, global T *p, long p0, INDEX n, T lr, T rest1, T rest2, T eps)
{
    INDEX i = get_global_id(0);
    if (i >= n) return;
    T gi = g[g0 + i], mi = m[m0 + i], vi = v[v0 + i];
    mi += rest1 * (gi - mi);
    vi += rest2 * (gi * gi - vi);
    m[m0 + i] = mi;
    v[v0 + i] = vi;
    p[p0 + i] -= lr * mi / (sqrt(vi) + eps);
}
