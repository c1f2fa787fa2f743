namespace DeZeroNative.Backends.OpenCL.Convolutions;

/// <summary>One axis of a convolution over a canvas: what it reads, through which cells, and where its places go in the result.</summary>
/// <param name="Canvas">The images that are read.</param>
/// <param name="Cells">The cells they are seen through.</param>
/// <param name="Places">Places.</param>
/// <param name="First">Where the first place goes in the result.</param>
/// <param name="Step">How far the next one is from it.</param>
internal readonly record struct ConvolutionAxis(CanvasAxis Canvas, CellAxis Cells, int Places, int First, int Step)
{
    /// <summary>
    /// A convolution: places of a window over pixels. With <paramref name="inPhases"/> the pixels are dealt out to one canvas per remainder
    /// by the stride, so that consecutive places see consecutive positions; else place p sees positions from p * stride on. Rows that
    /// follow one another may share their padding.
    /// </summary>
    internal static ConvolutionAxis Forward(int pixels, int places, int kernel, int stride, int pad, int dilation, bool inPhases, bool shared)
    {
        var cells = new CellAxis(kernel, 0, 1, 0, dilation);
        int reach = (kernel - 1) * dilation;
        if (!inPhases || stride == 1)
        {
            int seen = ((places - 1) * stride) + reach + 1, after = seen - pad - pixels;
            return new(Shared(pixels, pad, after, inPhases ? places : 1, shared), cells, places, 0, 1);
        }
        return kernel == 1
            ? new(new(pixels, stride, 1, pad, places, 0), cells, places, 0, 1)
            : new(new(pixels, stride, stride, pad, places + (reach / stride), 0), cells, places, 0, 1);
    }

    /// <summary>
    /// The data gradient of a convolution, for the pixels first, first + stride ...: they are seen by every so many-th cell only, at
    /// consecutive places, and by the later cells the earlier.
    /// </summary>
    internal static ConvolutionAxis Gradient(int pixels, int places, int kernel, int stride, int pad, int dilation, int first, bool shared)
    {
        // All phases read one canvas: the most that any of them needs before and after.
        int before = 0, after = int.MinValue;
        for (int phase = 0; phase < stride; phase++)
        {
            if (!Seen(phase, out int low, out int high, out _)) continue;
            before = Math.Max(before, -low);
            after = Math.Max(after, PixelsOf(phase) - 1 + high + 1 - places);
        }
        int own = PixelsOf(first), most = PixelsOf(0);
        CanvasAxis canvas = Shared(places, before, after == int.MinValue ? 0 : after, most, shared);
        bool any = Seen(first, out int least, out int greatest, out int cell);
        int every = stride / (int)System.Numerics.BigInteger.GreatestCommonDivisor(stride, dilation);
        int moved = every * dilation / stride;
        var cells = new CellAxis(any ? (greatest - least) / Math.Max(1, moved) + 1 : 0, cell, every, greatest + before, -moved);
        return new(canvas, cells, own, first, stride);

        int PixelsOf(int phase) => (pixels - phase + stride - 1) / stride;

        // The first cell that sees pixels of a phase, and the places the last and the first one see them from.
        bool Seen(int phase, out int low, out int high, out int cell)
        {
            (low, high, cell) = (0, 0, -1);
            for (int i = 0; i < kernel; i++)
            {
                int down = phase + pad - (i * dilation);
                if (down % stride != 0) continue;
                low = down / stride;
                if (cell >= 0) continue;
                (high, cell) = (low, i);
            }
            return cell >= 0;
        }
    }

    /// <summary>A canvas of one phase at step 1 with room before and after, of at least so many positions.</summary>
    private static CanvasAxis Shared(int size, int before, int after, int least, bool shared)
    {
        int own = shared ? Math.Max(0, after - before) : Math.Max(0, after);
        int length = Math.Max(before + size + own, least);
        return new(size, 1, 1, before, length, Math.Max(0, before + size + after - length));
    }
}
