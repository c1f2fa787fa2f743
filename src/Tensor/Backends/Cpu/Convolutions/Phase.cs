namespace DeZeroNative.Backends.Cpu.Convolutions;

/// <summary>
/// Along one axis, the pixels first, first + stride, ... of the gradient for x. The same cells of the window see all of them, so with
/// these cells, turned around, they are a convolution of gy with stride 1:
/// <code>
///   stride 2, kernel 5, pad 2      pixels 0 2 4 ... are seen by cells 0 2 4, pixels 1 3 5 ... by cells 1 3
/// </code>
/// </summary>
internal readonly struct Phase
{
    internal Phase(int first, int size, int kernel, int stride, int pad, int dilation)
    {
        First = first;
        Stride = stride;
        Pixels = Math.Max(0, (size - first + stride - 1) / stride);
        while (Cell < kernel && (first + pad - (long)Cell * dilation) % stride != 0) Cell++;
        if (Cell == kernel) return;
        Step = stride / Gcd(stride, dilation);
        Cells = (kernel - 1 - Cell) / Step + 1;
        Dilation = Step * dilation / stride;
        Pad = (int)((Cells - 1L) * Dilation - (first + pad - (long)Cell * dilation) / stride);
    }

    internal int First { get; }

    internal int Stride { get; }

    internal int Pixels { get; }

    /// <summary>The first of the cells, the steps between them, and how many there are.</summary>
    internal int Cell { get; }

    internal int Step { get; }

    internal int Cells { get; }

    /// <summary>The window over gy.</summary>
    internal int Dilation { get; }

    internal int Pad { get; }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
