// Steps of gated recurrent layers, forward and backward: one work-item per row and unit; all arrays dense.
//
//   gates  (rows, 4 units) i, f, g, o of an LSTM or (rows, 3 units) r, z, n of a GRU, gate after gate within a row
//   the rest (rows, units), but u, gate and gu of a GRU, which lie as its gates do
//
// lstm_step           i, f, o = sigmoid, g = tanh;  c1 = f c + i g;  h1 = o tanh(c1)
// lstm_step_gradient  gradients of the gates before activation from gh and gc, which becomes that of c
// gru_step            r, z = sigmoid(gates + u), n = tanh(gates + r u);  h1 = n + z (h - n)
// gru_step_gradient   gradients of gates and u before activation from gh, which becomes that of h past the gates

T sigmoid(T x)
{
    return (T)1 / ((T)1 + exp(-x));
}

kernel void lstm_step(
    global T *gates, long gates0, global const T *c, long c0, global T *c1, long c10, global T *h1, long h10, INDEX count, INDEX units)
{
    INDEX at = get_global_id(0);
    if (at >= count) return;
    global T *a = gates + gates0 + at + at / units * 3 * units;
    T i = sigmoid(a[0]), f = sigmoid(a[units]), g = tanh(a[2 * units]), o = sigmoid(a[3 * units]);
    T cell = f * c[c0 + at] + i * g;
    a[0] = i;
    a[units] = f;
    a[2 * units] = g;
    a[3 * units] = o;
    c1[c10 + at] = cell;
    h1[h10 + at] = o * tanh(cell);
}

kernel void lstm_step_gradient(
    global const T *gates, long gates0, global const T *c, long c0, global const T *c1, long c10, global const T *gh, long gh0, global T *gc,
    long gc0, global T *gate, long gate0, INDEX count, INDEX units)
{
    INDEX at = get_global_id(0);
    if (at >= count) return;
    INDEX first = at + at / units * 3 * units;
    global const T *a = gates + gates0 + first;
    global T *ga = gate + gate0 + first;
    T i = a[0], f = a[units], g = a[2 * units], o = a[3 * units], y = tanh(c1[c10 + at]), d = gh[gh0 + at];
    T e = gc[gc0 + at] + d * o * ((T)1 - y * y);
    ga[0] = e * g * (i * ((T)1 - i));
    ga[units] = e * c[c0 + at] * (f * ((T)1 - f));
    ga[2 * units] = e * i * ((T)1 - g * g);
    ga[3 * units] = d * y * (o * ((T)1 - o));
    gc[gc0 + at] = e * f;
}

kernel void gru_step(
    global T *gates, long gates0, global const T *u, long u0, global const T *h, long h0, global T *h1, long h10, INDEX count, INDEX units)
{
    INDEX at = get_global_id(0);
    if (at >= count) return;
    INDEX first = at + at / units * 2 * units;
    global T *a = gates + gates0 + first;
    global const T *p = u + u0 + first;
    T r = sigmoid(a[0] + p[0]), z = sigmoid(a[units] + p[units]), n = tanh(a[2 * units] + r * p[2 * units]);
    a[0] = r;
    a[units] = z;
    a[2 * units] = n;
    h1[h10 + at] = n + z * (h[h0 + at] - n);
}

kernel void gru_step_gradient(
    global const T *gates, long gates0, global const T *u, long u0, global const T *h, long h0, global T *gh, long gh0, global T *gate,
    long gate0, global T *gu, long gu0, INDEX count, INDEX units)
{
    INDEX at = get_global_id(0);
    if (at >= count) return;
    INDEX first = at + at / units * 2 * units;
    global const T *a = gates + gates0 + first;
    global T *ga = gate + gate0 + first, *gp = gu + gu0 + first;
    T r = a[0], z = a[units], n = a[2 * units], d = gh[gh0 + at];
    T gn = d * ((T)1 - z) * ((T)1 - n * n);
    T gr = gn * u[u0 + first + 2 * units] * (r * ((T)1 - r)), gz = d * (h[h0 + at] - n) * (z * ((T)1 - z));
    ga[0] = gr;
    ga[units] = gz;
    ga[2 * units] = gn;
    gp[0] = gr;
    gp[units] = gz;
    gp[2 * units] = gn * r;
    gh[gh0 + at] = d * z;
}
