namespace DeZeroNative.Tests;

/// <summary>Convolution written out with loops over numbers in double precision, and the products of all pairs that meet in it.</summary>
internal sealed class NaiveConvolution(Shape x, Shape w, Pair stride, Pair pad, Pair dilation, int groups)
{
    private readonly long _down = Places(x[2], w[2], stride.Height, pad.Height, dilation.Height);
    private readonly long _across = Places(x[3], w[3], stride.Width, pad.Width, dilation.Width);

    internal Shape Output => (x[0], w[0], _down, _across);

    internal double[] Forward(double[] xs, double[] ws, double[]? b)
    {
        var y = new double[Output.Size];
        if (b is not null)
            for (long i = 0; i < y.Length; i++) y[i] = b[i / (_down * _across) % w[0]];
        Visit((i, j, k) => y[k] += xs[i] * ws[j]);
        return y;
    }

    internal double[] DataGradient(double[] gy, double[] ws)
    {
        var gx = new double[x.Size];
        Visit((i, j, k) => gx[i] += gy[k] * ws[j]);
        return gx;
    }

    internal double[] WeightGradient(double[] xs, double[] gy)
    {
        var gw = new double[w.Size];
        Visit((i, j, k) => gw[j] += xs[i] * gy[k]);
        return gw;
    }

    /// <summary>Calls with the positions of each element of x, of w and of y that meet.</summary>
    private void Visit(Action<long, long, long> meet)
    {
        long channels = w[1], outputs = w[0] / groups;
        for (long n = 0; n < x[0]; n++)
            for (long o = 0; o < w[0]; o++)
                for (long c = 0; c < channels; c++)
                    for (long i = 0; i < w[2]; i++)
                        for (long j = 0; j < w[3]; j++)
                            for (long oh = 0; oh < _down; oh++)
                                for (long ow = 0; ow < _across; ow++)
                                {
                                    long row = oh * stride.Height - pad.Height + i * dilation.Height, column = ow * stride.Width - pad.Width + j * dilation.Width;
                                    if (row < 0 || row >= x[2] || column < 0 || column >= x[3]) continue;
                                    long channel = o / outputs * channels + c;
                                    meet(
                                        ((n * x[1] + channel) * x[2] + row) * x[3] + column,
                                        ((o * channels + c) * w[2] + i) * w[3] + j, ((n * w[0] + o) * _down + oh) * _across + ow);
                                }
    }

    private static long Places(long size, long kernel, int stride, int pad, int dilation) => (size + 2 * pad - dilation * (kernel - 1) - 1) / stride + 1;
}
