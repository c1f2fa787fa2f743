using System.Runtime.InteropServices;

namespace DeZeroNative.Backends;

/// <summary>
/// A window that moves over the height and width of images. Its cell (kh, kw) at the place (oh, ow) lies on the pixel
/// <c>(oh * stride - pad + kh * dilation, ...)</c>, or beyond the edge, where all is zero.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Window(Pair Kernel, Pair Stride, Pair Pad, Pair Dilation)
{
    /// <summary>Cells of the window.</summary>
    internal int Area => Kernel.Height * Kernel.Width;

    /// <summary>Whether it is a single cell that visits every pixel once: images are their own columns.</summary>
    internal bool IsPoint => Area == 1 && Stride == 1 && Pad == default;

    /// <summary>A window of checked sizes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size, stride or dilation is not positive, or the padding is negative.</exception>
    internal static Window Of(Pair kernel, Pair? stride, Pair pad, Pair? dilation, string operation)
    {
        Require(kernel, least: 1, "kernel size", operation);
        Require(stride ?? 1, least: 1, "stride", operation);
        Require(pad, least: 0, "pad", operation);
        Require(dilation ?? 1, least: 1, "dilation", operation);
        if ((long)kernel.Height * kernel.Width > int.MaxValue) throw new ArgumentOutOfRangeException(nameof(kernel), $"[{operation}] kernel {kernel} is too large");
        return new(kernel, stride ?? 1, pad, dilation ?? 1);
    }

    /// <summary>The places of the window over an image: floor((size + 2 pad - dilation (kernel - 1) - 1) / stride) + 1.</summary>
    /// <exception cref="ShapeException">The window is larger than the padded image.</exception>
    internal Pair Places(long height, long width, string operation)
    {
        long down = height + 2L * Pad.Height - Span(Kernel.Height, Dilation.Height), across = width + 2L * Pad.Width - Span(Kernel.Width, Dilation.Width);
        if (down < 0 || across < 0)
        {
            string dilated = Dilation == 1 ? "" : $" with dilation {Dilation}";
            throw new ShapeException($"[{operation}] kernel {Kernel}{dilated} is larger than the input ({height}, {width}) with pad {Pad}");
        }
        return new(checked((int)(down / Stride.Height + 1)), checked((int)(across / Stride.Width + 1)));
    }

    /// <summary>The smallest image with these places: stride (places - 1) + dilation (kernel - 1) + 1 - 2 pad.</summary>
    internal (long Height, long Width) Cover(long height, long width) =>
        (Stride.Height * (height - 1) + Span(Kernel.Height, Dilation.Height) - 2L * Pad.Height,
         Stride.Width * (width - 1) + Span(Kernel.Width, Dilation.Width) - 2L * Pad.Width);

    private static long Span(int kernel, int dilation) => (long)dilation * (kernel - 1) + 1;

    private static void Require(Pair value, int least, string what, string operation)
    {
        if (value.Height < least || value.Width < least)
            throw new ArgumentOutOfRangeException(what, $"[{operation}] {what} must be {(least == 0 ? "zero or more" : "positive")}, got {value}");
    }
}
