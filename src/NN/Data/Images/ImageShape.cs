namespace DeZeroNative.NN;

/// <summary>What the axes of a dense tensor of pictures are.</summary>
/// <param name="Images">Number of pictures; 1 for one alone.</param>
/// <param name="Channels">Numbers per pixel.</param>
/// <param name="Height">Rows of a picture.</param>
/// <param name="Width">Pixels of a row.</param>
/// <param name="ChannelsLast">Whether the channels of a pixel are neighbours, else each channel is a plane.</param>
internal readonly record struct ImageShape(int Images, int Channels, int Height, int Width, bool ChannelsLast)
{
    /// <summary>Elements of one picture.</summary>
    public int Length => Channels * Height * Width;

    /// <summary>From one channel of a pixel to the next, in elements.</summary>
    public int ChannelStep => ChannelsLast ? 1 : Height * Width;

    /// <summary>From one pixel of a row to the next, in elements.</summary>
    public int PixelStep => ChannelsLast ? Channels : 1;

    /// <summary>Finds the axes of a picture, or of pictures along axis 0.</summary>
    /// <exception cref="ShapeException">The tensor is no picture, or its layout cannot be told.</exception>
    /// <exception cref="DeviceException">The tensor is not on the CPU.</exception>
    public static ImageShape Of(Tensor x, bool batch, ImageLayout layout, string operation)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (!x.Device.IsCpu) throw new DeviceException($"[{operation}] pictures are changed on the CPU, this one is on {x.Device}");
        Shape shape = x.Shape;
        int first = batch ? 1 : 0, rank = shape.Rank - first;
        if (rank is not (2 or 3)) throw new ShapeException($"[{operation}] {(batch ? "pictures" : "a picture")} of 2 or 3 axes expected, got shape {shape}");
        if (x.Size > int.MaxValue) throw new ShapeException($"[{operation}] {x.Size} elements of shape {shape} are more than can be handled at once, {int.MaxValue}");
        int images = batch ? (int)shape[0] : 1;
        if (rank == 2) return new(images, 1, (int)shape[first], (int)shape[first + 1], ChannelsLast: true);
        return IsChannelsLast(shape, first, layout, operation)
            ? new(images, (int)shape[first + 2], (int)shape[first], (int)shape[first + 1], ChannelsLast: true)
            : new(images, (int)shape[first], (int)shape[first + 1], (int)shape[first + 2], ChannelsLast: false);
    }

    /// <summary>The shape of a tensor like <paramref name="x"/> that holds pictures of this size and number of channels.</summary>
    public Shape ToShape(Tensor x, bool batch)
    {
        int first = batch ? 1 : 0;
        bool flat = x.Rank - first == 2;
        Shape one = flat ? new Shape(Height, Width) : ChannelsLast ? new Shape(Height, Width, Channels) : new Shape(Channels, Height, Width);
        return batch ? one.Insert(0, Images) : one;
    }

    private static bool IsChannelsLast(Shape shape, int first, ImageLayout layout, string operation)
    {
        if (layout != ImageLayout.Auto) return layout == ImageLayout.ChannelsLast;
        bool last = shape[first + 2] is 1 or 3 or 4, front = shape[first] is 1 or 3 or 4;
        if (last == front)
            throw new ShapeException($"[{operation}] the channels of shape {shape} may be the first axis or the last, or are not 1, 3 or 4: name the ImageLayout");
        return last;
    }
}
