namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Convolution along sequences: x (n, c, l) with w (oc, c / groups, k), plus b (oc), gives (n, oc, ol) with
    /// ol = floor((l + 2 pad - dilation (k - 1) - 1) / stride) + 1. It is <see cref="Conv2d"/> of images one pixel high.
    /// </summary>
    /// <exception cref="ShapeException">The shapes do not fit, or the kernel is longer than the padded sequences.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A stride, dilation or the number of groups is not positive, or the padding is negative.</exception>
    public static Variable Conv1d(Variable x, Variable w, Variable? b = null, int stride = 1, int pad = 0, int dilation = 1, int groups = 1)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(w);
        if (x.Rank != 3 || w.Rank != 3) throw new ShapeException($"[conv1d] x (n, c, l) and W (oc, c / groups, k) expected, got {x.Shape} and {w.Shape}");
        Variable y = Conv2d(ExpandDims(x, 2), ExpandDims(w, 2), b, (1, stride), (0, pad), (1, dilation), groups);
        return Squeeze(y, 2);
    }
}
