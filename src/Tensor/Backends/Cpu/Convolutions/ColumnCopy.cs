using System.Numerics;

namespace DeZeroNative.Backends.Cpu.Convolutions;

/// <summary>
/// Columns of one image: line (c, kh, kw) holds what that cell of the window sees, place by place, in some rows of places.
/// <code>
///   x    . a b c d .        cell 0 sees, at pad 1:  0 a b c
///                           cell 2 sees:            b c d 0
/// </code>
/// </summary>
internal readonly unsafe struct ColumnCopy<T>(in Window window, int height, int width, int placesAcross) where T : unmanaged, INumber<T>
{
    private readonly Window _window = window;

    /// <summary>Writes the columns of some channels of an image, for rows of places first .. first + rows - 1, into lines <paramref name="line"/> elements apart.</summary>
    internal void Gather(T* x, int channels, int first, int rows, T* columns, long line)
    {
        for (int c = 0; c < channels; c++, x += (long)height * width)
        {
            for (int i = 0; i < _window.Kernel.Height; i++)
            {
                for (int j = 0; j < _window.Kernel.Width; j++, columns += line)
                {
                    (int low, int high) = Inside(j);
                    for (int r = 0; r < rows; r++) GatherRow(x, i, j, first + r, low, high, columns + (long)r * placesAcross);
                }
            }
        }
    }

    /// <summary>Adds columns to the pixels that they were gathered from: the adjoint of <see cref="Gather"/>.</summary>
    internal void Scatter(T* columns, long line, int first, int rows, T* x, int channels)
    {
        for (int c = 0; c < channels; c++, x += (long)height * width)
        {
            for (int i = 0; i < _window.Kernel.Height; i++)
            {
                for (int j = 0; j < _window.Kernel.Width; j++, columns += line)
                {
                    (int low, int high) = Inside(j);
                    if (low >= high) continue;
                    for (int r = 0; r < rows; r++)
                    {
                        int row = Row(i, first + r);
                        if ((uint)row >= (uint)height) continue;
                        T* from = columns + (long)r * placesAcross + low, to = x + (long)row * width + Column(j, low);
                        if (_window.Stride.Width == 1) SumOp.Accumulate(new ReadOnlySpan<T>(from, high - low), new Span<T>(to, high - low));
                        else
                            for (int k = 0; k < high - low; k++) to[(long)k * _window.Stride.Width] += from[k];
                    }
                }
            }
        }
    }

    private void GatherRow(T* x, int i, int j, int place, int low, int high, T* target)
    {
        var line = new Span<T>(target, placesAcross);
        int row = Row(i, place);
        if ((uint)row >= (uint)height || low >= high)
        {
            line.Clear();
            return;
        }
        line[..low].Clear();
        line[high..].Clear();
        T* source = x + (long)row * width + Column(j, low);
        if (_window.Stride.Width == 1) new ReadOnlySpan<T>(source, high - low).CopyTo(line[low..]);
        else
            for (int k = low; k < high; k++, source += _window.Stride.Width) target[k] = *source;
    }

    private int Row(int i, int place) => place * _window.Stride.Height - _window.Pad.Height + i * _window.Dilation.Height;

    private int Column(int j, int place) => place * _window.Stride.Width - _window.Pad.Width + j * _window.Dilation.Width;

    /// <summary>The places, low inclusive to high exclusive, at which column j of the window lies within the image.</summary>
    private (int Low, int High) Inside(int j)
    {
        long shift = (long)j * _window.Dilation.Width - _window.Pad.Width, stride = _window.Stride.Width;
        long low = Math.Max(0, (-shift + stride - 1) / stride), high = shift >= width ? 0 : (width - 1 - shift) / stride + 1;
        return ((int)Math.Min(low, placesAcross), (int)Math.Clamp(high, 0, placesAcross));
    }
}
