using System.Runtime.InteropServices;

namespace DeZeroNative.Backends;

/// <summary>
/// Where the windows of a pooling lie along one axis: a fixed size at a fixed step, the first <c>pad</c> cells before the edge; or, with
/// kernel 0, adaptive: as many windows as asked that share the axis out evenly and overlap by at most one cell.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct PoolAxis(int Size, int Windows, int Kernel, int Stride, int Pad)
{
    /// <summary>The first cell inside the axis of a window.</summary>
    internal int Start(long window) => (int)(Kernel == 0 ? window * Size / Windows : Math.Clamp(window * Stride - Pad, 0, Size));

    /// <summary>The cell behind the last one inside the axis of a window; <see cref="Start"/> where all of it is padding.</summary>
    internal int End(long window) =>
        (int)(Kernel == 0 ? ((window + 1) * Size + Windows - 1) / Windows : Math.Clamp(window * Stride - Pad + Kernel, 0, Size));

    /// <summary>Cells of a window on the axis and its padding; what a rounded-up number of windows adds beyond is no cell.</summary>
    internal int CellsWithPadding(long window) =>
        Kernel == 0 ? End(window) - Start(window) : (int)(Math.Min(window * Stride - Pad + Kernel, (long)Size + Pad) - (window * Stride - Pad));

    /// <summary>The same windows where the padding has become cells of the axis.</summary>
    internal PoolAxis OverPadded => this with { Size = checked(Size + 2 * Pad), Pad = 0 };

    /// <summary>The windows at a step over an axis: all that fit, or with <paramref name="ceil"/> also one that starts inside and juts out.</summary>
    /// <exception cref="ShapeException">The window is larger than the padded axis.</exception>
    internal static PoolAxis Stepping(long size, int kernel, int stride, int pad, bool ceil, string operation)
    {
        long room = size + 2L * pad - kernel;
        if (room < 0) throw new ShapeException($"[{operation}] kernel {kernel} is larger than an axis of {size} with pad {pad}");
        long windows = (ceil ? room + stride - 1 : room) / stride + 1;
        if (ceil && (windows - 1) * stride >= size + pad) windows--;
        return new(Int(size, operation), Int(windows, operation), kernel, stride, pad);
    }

    /// <summary>A number of windows that share an axis out.</summary>
    internal static PoolAxis Adaptive(long size, int windows, string operation) => new(Int(size, operation), windows, 0, 0, 0);

    private static int Int(long size, string operation) =>
        size <= int.MaxValue ? (int)size : throw new ShapeException($"[{operation}] an axis of {size} is too long");
}
