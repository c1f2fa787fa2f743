// Images to columns and back: x (n, c, h, w) and columns (n, c, kh, kw, oh, ow), all dense.
//
// im2col  columns[n, c, i, j, oh, ow] = x[n, c, oh sh - ph + i dh, ow sw - pw + j dw], 0 beyond the edges
// col2im  its adjoint: each pixel sums, in the order of i and j, the elements that lie on it
//
// One work-item per element of the result: col2im gathers, so that nothing needs an atomic.

typedef struct {
    int h, w, oh, ow;   // pixels of an image, places of the window
    int kh, kw, sh, sw; // window and stride
    int ph, pw, dh, dw; // padding and dilation
} geometry;

kernel void im2col(global const T *x, long x0, global T *y, long y0, INDEX size, geometry g)
{
    INDEX p = get_global_id(0);
    if (p >= size) return;
    INDEX rest = p / g.ow;
    int ow = p - rest * g.ow, oh = rest % g.oh;
    rest /= g.oh;
    int j = rest % g.kw;
    rest /= g.kw;
    int i = rest % g.kh;
    INDEX image = rest / g.kh;
    int row = oh * g.sh - g.ph + i * g.dh, column = ow * g.sw - g.pw + j * g.dw;
    bool inside = row >= 0 && row < g.h && column >= 0 && column < g.w;
    y[y0 + p] = inside ? x[x0 + (image * g.h + row) * g.w + column] : 0;
}

kernel void col2im(global const T *x, long x0, global T *y, long y0, INDEX size, geometry g)
{
    INDEX p = get_global_id(0);
    if (p >= size) return;
    INDEX rest = p / g.w, image = rest / g.h;
    int column = p - rest * g.w + g.pw, row = rest - image * g.h + g.ph;
    T sum = 0;
    for (int i = 0; i < g.kh; i++) {
        int down = row - i * g.dh, oh = down / g.sh;
        if (down < 0 || oh * g.sh != down || oh >= g.oh) continue;
        for (int j = 0; j < g.kw; j++) {
            int across = column - j * g.dw, ow = across / g.sw;
            if (across < 0 || ow * g.sw != across || ow >= g.ow) continue;
            sum += x[x0 + (((image * g.kh + i) * g.kw + j) * g.oh + oh) * g.ow + ow];
        }
    }
    y[y0 + p] = sum;
}
