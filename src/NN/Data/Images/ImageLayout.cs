namespace DeZeroNative.NN;

/// <summary>Where the channels of a picture are among its axes.</summary>
public enum ImageLayout
{
    /// <summary>
    /// The axis, first or last, that has 1, 3 or 4 elements; a picture where both have is refused. Two axes are height and width of a picture
    /// without channels.
    /// </summary>
    Auto,

    /// <summary>(H, W, C), as files are read.</summary>
    ChannelsLast,

    /// <summary>(C, H, W), as networks take it.</summary>
    ChannelsFirst,
}
