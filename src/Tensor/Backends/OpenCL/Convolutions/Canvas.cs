namespace DeZeroNative.Backends.OpenCL.Convolutions;

/// <summary>What a convolution reads: images with room around them, or the images themselves where they need none.</summary>
internal sealed class Canvas : IDisposable
{
    private readonly Tensor? _drawn;

    /// <summary>Images (n, c, h, w), and the canvas (n c phases, positions) drawn of them, which it then owns.</summary>
    internal Canvas(Tensor x, in CanvasAxis down, in CanvasAxis across, Tensor? drawn)
    {
        (_drawn, Pixels, Down, Across) = (drawn, drawn ?? x, down, across);
        Plane = drawn is null ? x.Shape[2] * x.Shape[3] : drawn.Shape[1];
        (Images, Channels) = (x.Shape[0], x.Shape[1]);
    }

    /// <summary>The memory.</summary>
    internal Tensor Pixels { get; }

    /// <summary>The rows.</summary>
    internal CanvasAxis Down { get; }

    /// <summary>The columns.</summary>
    internal CanvasAxis Across { get; }

    /// <summary>Whether nothing was drawn: behind the images is no room.</summary>
    internal bool IsPlain => _drawn is null;

    /// <summary>Images.</summary>
    internal long Images { get; }

    /// <summary>Channels of an image, each of as many planes as there are phases.</summary>
    internal long Channels { get; }

    /// <summary>Positions from one plane to the next.</summary>
    internal long Plane { get; }

    /// <summary>Positions from one image to the next.</summary>
    internal long ImageStep => Channels * Down.Phases * Across.Phases * Plane;

    /// <summary>Positions of a plane that is drawn: the axes, what the last places reach beyond, and room for a vector.</summary>
    internal static long PlaneOf(in CanvasAxis down, in CanvasAxis across, int width)
    {
        long reached = (down.Length * (long)across.Length) + across.Beyond + width - 1;
        return (reached + width - 1) / width * width;
    }

    /// <inheritdoc/>
    public void Dispose() => _drawn?.Dispose();
}
