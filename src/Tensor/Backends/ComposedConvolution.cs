namespace DeZeroNative.Backends;

/// <summary>
/// Convolution and its gradients made of <see cref="IBackend.Im2Col"/>, <see cref="IBackend.Gemm"/> and
/// <see cref="IBackend.Col2Im"/>, for backends without kernels of their own. With columns (c kh kw, oh ow) per image and group:
/// <code>
///   y = w columns        columns of gx = wᵀ gy        gw = sum over images of gy columnsᵀ
/// </code>
/// As many images at a time as the columns may take memory for.
/// </summary>
internal static class ComposedConvolution
{
    private const long MaxColumnBytes = 64L << 20;

    internal static void Run(IBackend backend, Tensor x, Tensor w, Tensor? b, in Window window, int groups, Tensor y)
    {
        var sizes = new Sizes(x.Shape, y.Shape, w, groups);
        if (y.Size == 0) return;
        if (b is not null) AddBias(backend, b, y);
        using Tensor weights = sizes.Weights(w);
        for (long first = 0; first < sizes.Images; first += sizes.Chunk)
        {
            long count = Math.Min(sizes.Chunk, sizes.Images - first);
            using Tensor columns = Columns(backend, x, window, sizes, first, count);
            using Tensor filters = weights.View(weights.Layout.BroadcastTo((count, groups, sizes.Out, sizes.Inner)));
            using Tensor part = Part(y, first, (count, groups, sizes.Out, sizes.Places));
            backend.Gemm(1, filters, columns, b is null ? 0 : 1, part);
        }
    }

    internal static void RunDataGradient(IBackend backend, Tensor gy, Tensor w, Tensor? b, in Window window, int groups, Tensor gx)
    {
        var sizes = new Sizes(gx.Shape, gy.Shape, w, groups);
        if (gx.Size == 0) return;
        using Tensor weights = sizes.Weights(w);
        using Tensor transposed = weights.SwapAxes(1, 2);
        for (long first = 0; first < sizes.Images; first += sizes.Chunk)
        {
            long count = Math.Min(sizes.Chunk, sizes.Images - first);
            Shape image = gx.Shape.With(0, count);
            using Tensor filters = transposed.View(transposed.Layout.BroadcastTo((count, groups, sizes.Inner, sizes.Out)));
            using Tensor part = Part(gy, first, (count, groups, sizes.Out, sizes.Places));
            using Tensor columns = Tensor.Allocate((count, groups, sizes.Inner, sizes.Places), gx.DType, gx.Device);
            backend.Gemm(1, filters, part, 0, columns);
            using Tensor cells = Part(columns, 0, sizes.Cells(window, count));
            using Tensor pixels = Part(gx, first, image);
            backend.Col2Im(cells, window, pixels);
        }
        if (b is null) return;
        using Tensor bias = BroadcastBias(b, gx);
        backend.Binary<AddOp>(gx, bias, gx);
    }

    internal static void RunWeightGradient(IBackend backend, Tensor x, Tensor gy, in Window window, int groups, Tensor gw)
    {
        var sizes = new Sizes(x.Shape, gy.Shape, gw, groups);
        if (gw.Size == 0) return;
        if (sizes.Images == 0)
        {
            backend.Fill(0, gw);
            return;
        }
        using Tensor total = Part(gw, 0, (1, groups, sizes.Out, sizes.Inner));
        for (long first = 0; first < sizes.Images; first += sizes.Chunk)
        {
            long count = Math.Min(sizes.Chunk, sizes.Images - first);
            using Tensor columns = Columns(backend, x, window, sizes, first, count);
            using Tensor transposed = columns.SwapAxes(2, 3);
            using Tensor part = Part(gy, first, (count, groups, sizes.Out, sizes.Places));
            using Tensor each = Tensor.Allocate((count, groups, sizes.Out, sizes.Inner), gw.DType, gw.Device);
            backend.Gemm(1, part, transposed, 0, each);
            if (first == 0)
            {
                backend.Reduce<SumOp>(each, total);
                continue;
            }
            using Tensor sum = Tensor.AllocateLike(total);
            backend.Reduce<SumOp>(each, sum);
            backend.Binary<AddOp>(total, sum, total);
        }
    }

    /// <summary>The columns of some images: (count, groups, c kh kw, oh ow).</summary>
    private static Tensor Columns(IBackend backend, Tensor x, in Window window, in Sizes sizes, long first, long count)
    {
        Shape shape = (count, sizes.Groups, sizes.Inner, sizes.Places);
        using Tensor pixels = Part(x, first, x.Shape.With(0, count));
        if (window.IsPoint) return pixels.View(Layout.Contiguous(shape));
        using Tensor columns = Tensor.Allocate(sizes.Cells(window, count), x.DType, x.Device);
        backend.Im2Col(pixels, window, columns);
        return columns.View(Layout.Contiguous(shape));
    }

    /// <summary>Some images of a dense tensor, from the first given, under another shape.</summary>
    private static Tensor Part(Tensor x, long first, in Shape shape) =>
        x.View(Layout.Contiguous(shape), x.Offset + (first == 0 ? 0 : first * (x.Size / x.Shape[0])));

    private static void AddBias(IBackend backend, Tensor b, Tensor y)
    {
        using Tensor bias = BroadcastBias(b, y);
        backend.Copy(bias, y);
    }

    private static Tensor BroadcastBias(Tensor b, Tensor y) => b.View(Layout.Strided(y.Shape, [0, b.Strides[0], 0, 0]));

    /// <summary>The sizes of the products.</summary>
    private readonly struct Sizes
    {
        private readonly Pair _places;

        internal Sizes(in Shape x, in Shape y, Tensor w, int groups)
        {
            (Images, Groups, Channels) = (y[0], groups, x[1]);
            Out = w.Shape[0] / groups;
            Inner = w.Shape[1] * w.Shape[2] * w.Shape[3];
            _places = new((int)y[2], (int)y[3]);
            Places = y[2] * y[3];
            Chunk = Math.Clamp(MaxColumnBytes / Math.Max(1, Groups * Inner * Places * w.DType.Size()), 1, Math.Max(1, Images));
        }

        internal long Images { get; }

        internal long Groups { get; }

        internal long Channels { get; }

        /// <summary>Output channels of a group.</summary>
        internal long Out { get; }

        /// <summary>Rows of the columns of a group: c kh kw.</summary>
        internal long Inner { get; }

        /// <summary>Places of the window: oh ow.</summary>
        internal long Places { get; }

        /// <summary>Images at a time.</summary>
        internal long Chunk { get; }

        internal Tensor Weights(Tensor w) => w.View(Layout.Contiguous((Groups, Out, Inner)));

        internal Shape Cells(in Window window, long count) =>
            [count, Channels, window.Kernel.Height, window.Kernel.Width, _places.Height, _places.Width];
    }
}
