namespace DeZeroNative.NN;

/// <summary>What the channels of a pixel are.</summary>
public enum ColorMode
{
    /// <summary>Red, green, blue.</summary>
    Rgb,

    /// <summary>Blue, green, red.</summary>
    Bgr,

    /// <summary>One channel, the brightness: 0.299 red + 0.587 green + 0.114 blue.</summary>
    Gray,
}
