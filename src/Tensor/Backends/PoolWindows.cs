namespace DeZeroNative.Backends;

/// <summary>The windows of a pooling over the last two axes, and whether padding counts in a mean.</summary>
internal readonly record struct PoolWindows(PoolAxis Rows, PoolAxis Columns, bool CountPad)
{
    /// <summary>The same windows where the padding has become cells of the images.</summary>
    internal PoolWindows OverPadded => this with { Rows = Rows.OverPadded, Columns = Columns.OverPadded };

    /// <summary>Windows of one size at a step.</summary>
    /// <exception cref="ShapeException">The shape has less than two axes, or the window is larger than the padded ones.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or stride is not positive, or the padding is negative.</exception>
    internal static PoolWindows Stepping(in Shape shape, Pair kernel, Pair stride, Pair pad, bool ceil, bool countPad, string operation)
    {
        RequireImages(shape, operation);
        Require(kernel, least: 1, "kernel size", operation);
        Require(stride, least: 1, "stride", operation);
        Require(pad, least: 0, "pad", operation);
        return new(
            PoolAxis.Stepping(shape[^2], kernel.Height, stride.Height, pad.Height, ceil, operation),
            PoolAxis.Stepping(shape[^1], kernel.Width, stride.Width, pad.Width, ceil, operation), countPad);
    }

    /// <summary>A number of windows that share the axes out.</summary>
    /// <exception cref="ShapeException">The shape has less than two axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    internal static PoolWindows Adaptive(in Shape shape, Pair outSize, string operation)
    {
        RequireImages(shape, operation);
        Require(outSize, least: 1, "output size", operation);
        return new(PoolAxis.Adaptive(shape[^2], outSize.Height, operation), PoolAxis.Adaptive(shape[^1], outSize.Width, operation), CountPad: false);
    }

    /// <summary>The shape of what is pooled out of a shape.</summary>
    internal Shape Pooled(in Shape shape) => shape.With(shape.Rank - 2, Rows.Windows).With(shape.Rank - 1, Columns.Windows);

    /// <summary>The shape of what such a result was pooled out of.</summary>
    internal Shape Unpooled(in Shape shape) => shape.With(shape.Rank - 2, Rows.Size).With(shape.Rank - 1, Columns.Size);

    private static void RequireImages(in Shape shape, string operation)
    {
        if (shape.Rank < 2) throw new ShapeException($"[{operation}] images (..., height, width) expected, got shape {shape}");
    }

    private static void Require(Pair value, int least, string what, string operation)
    {
        if (value.Height < least || value.Width < least)
            throw new ArgumentOutOfRangeException(what, $"[{operation}] {what} must be {(least == 0 ? "zero or more" : "positive")}, got {value}");
    }
}
