using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu.Convolutions;

/// <summary>The sizes of one convolution: images x (n, c, h, w), w (oc, c / groups, kh, kw) and results y (n, oc, oh, ow).</summary>
internal readonly struct ConvolutionSizes
{
    internal ConvolutionSizes(in Shape x, in Shape y, in Window window, int groups)
    {
        Window = window;
        (Images, Groups) = (checked((int)x[0]), groups);
        (Channels, Height, Width) = ((int)(x[1] / groups), (int)x[2], (int)x[3]);
        (Outputs, Down, Across) = ((int)(y[1] / groups), (int)y[2], (int)y[3]);
        Pixels = checked(Height * Width);
        Places = checked(Down * Across);
        Inner = checked(Channels * window.Area);
        if (!window.IsPoint) return;
        // One long row: nothing lies beyond an edge.
        (Height, Width, Down, Across) = (1, Pixels, 1, Places);
    }

    private ConvolutionSizes(in ConvolutionSizes adjoint, in Window window)
    {
        Window = window;
        (Images, Groups) = (adjoint.Images, adjoint.Groups);
        (Channels, Height, Width, Pixels) = (adjoint.Outputs, adjoint.Down, adjoint.Across, adjoint.Places);
        (Outputs, Down, Across, Places) = (adjoint.Channels, adjoint.Height, adjoint.Width, adjoint.Pixels);
        Inner = checked(Channels * window.Area);
    }

    internal Window Window { get; }

    internal int Images { get; }

    internal int Groups { get; }

    /// <summary>Input channels of a group.</summary>
    internal int Channels { get; }

    internal int Height { get; }

    internal int Width { get; }

    /// <summary>Output channels of a group.</summary>
    internal int Outputs { get; }

    /// <summary>Places of the window down.</summary>
    internal int Down { get; }

    /// <summary>Places of the window across.</summary>
    internal int Across { get; }

    /// <summary>Pixels of a channel.</summary>
    internal int Pixels { get; }

    /// <summary>Places of the window.</summary>
    internal int Places { get; }

    /// <summary>Products of one result: c kh kw of a group.</summary>
    internal int Inner { get; }

    /// <summary>Weights of a group.</summary>
    internal long Weights => (long)Outputs * Inner;

    /// <summary>
    /// With stride 1 the gradient for x is a convolution too: of gy, with the weights turned around in both directions and inputs and
    /// outputs exchanged, and as much padding as the window needs to see all that saw a pixel.
    /// </summary>
    internal ConvolutionSizes Adjoint()
    {
        Pair kernel = Window.Kernel, pad = Window.Pad, dilation = Window.Dilation;
        var full = new Pair(dilation.Height * (kernel.Height - 1) - pad.Height, dilation.Width * (kernel.Width - 1) - pad.Width);
        return new(this, Window with { Pad = full });
    }

    /// <summary>The first pixel of a group of an image of x.</summary>
    internal long X(int image, int group) => ((long)image * Groups + group) * Channels * Pixels;

    /// <summary>The first place of a group of an image of y.</summary>
    internal long Y(int image, int group) => ((long)image * Groups + group) * Outputs * Places;

    /// <summary>One group of one image, as the C kernels take it.</summary>
    internal KernelWindow KernelWindow() => new()
    {
        XStep = Pixels,
        YStep = Places,
        Channels = Channels,
        Height = Height,
        Width = Width,
        Outputs = Outputs,
        PlacesDown = Down,
        PlacesAcross = Across,
        KernelHeight = Window.Kernel.Height,
        KernelWidth = Window.Kernel.Width,
        StrideHeight = Window.Stride.Height,
        StrideWidth = Window.Stride.Width,
        PadHeight = Window.Pad.Height,
        PadWidth = Window.Pad.Width,
        DilationHeight = Window.Dilation.Height,
        DilationWidth = Window.Dilation.Width,
    };
}
