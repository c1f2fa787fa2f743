using DeZeroNative.Backends;

namespace DeZeroNative.Tests;

/// <summary>Pooling from its definition: windows walk over a padded plane cell by cell.</summary>
internal static class NaivePooling
{
    /// <summary>The windows that the pooling tests run, by name, over planes of a shape.</summary>
    public static IEnumerable<(Shape Shape, PoolWindows Windows)> Cases()
    {
        foreach (Shape shape in new Shape[] { (2, 3, 6, 7), (5, 4), (1, 1, 1, 1), (3, 9, 5), (2, 6, 31) })
        {
            foreach ((Pair kernel, Pair stride, Pair pad) in new (Pair, Pair, Pair)[]
            {
                (1, 1, 0), (2, 2, 0), (3, 2, 1), (3, 1, 1), ((3, 2), (2, 1), (1, 0)), ((2, 3), (1, 3), (0, 1)), (2, 3, 0), (1, 1, 2), (5, 1, 2),
            })
            {
                foreach (bool ceil in (bool[])[false, true])
                    foreach (bool countPad in (bool[])[false, true])
                        if (Fits(shape, kernel, pad)) yield return (shape, PoolWindows.Stepping(shape, kernel, stride, pad, ceil, countPad, "test"));
            }
            foreach (Pair size in new Pair[] { 1, 2, (4, 3), (7, 10) }) yield return (shape, PoolWindows.Adaptive(shape, size, "test"));
        }
    }

    /// <summary>A value per window from its cells: (element, position in the plane), and what a mean divides by.</summary>
    public static double[] PerWindow(Tensor x, in PoolWindows windows, Func<IReadOnlyList<(double Element, int At)>, long, double> formula)
    {
        double[] values = Values.Of(x);
        (int h, int w) = ((int)x.Shape[^2], (int)x.Shape[^1]);
        var results = new List<double>();
        for (int plane = 0; plane < values.Length / (h * w); plane++)
        {
            for (int oh = 0; oh < windows.Rows.Windows; oh++)
            {
                for (int ow = 0; ow < windows.Columns.Windows; ow++)
                {
                    (int top, int bottom) = Bounds(windows.Rows, oh);
                    (int left, int right) = Bounds(windows.Columns, ow);
                    var cells = new List<(double, int)>();
                    long padded = 0;
                    for (int i = top; i < bottom; i++)
                    {
                        for (int j = left; j < right; j++)
                        {
                            bool inside = i >= 0 && i < h && j >= 0 && j < w;
                            if (inside) cells.Add((values[(plane * h + i) * w + j], i * w + j));
                            if (i < h + windows.Rows.Pad && j < w + windows.Columns.Pad) padded++;
                        }
                    }
                    results.Add(formula(cells, windows.CountPad ? padded : cells.Count));
                }
            }
        }
        return [.. results];
    }

    private static (int First, int End) Bounds(PoolAxis axis, int window) =>
        axis.Kernel == 0
            ? ((int)Math.Floor((double)window * axis.Size / axis.Windows), (int)Math.Ceiling((window + 1.0) * axis.Size / axis.Windows))
            : (window * axis.Stride - axis.Pad, window * axis.Stride - axis.Pad + axis.Kernel);

    private static bool Fits(Shape shape, Pair kernel, Pair pad) =>
        shape[^2] + 2 * pad.Height >= kernel.Height && shape[^1] + 2 * pad.Width >= kernel.Width;
}
