namespace DeZeroNative.NN;

/// <summary>Which point of a line of text stands at the given place.</summary>
public enum TextAlignment
{
    /// <summary>Its left end.</summary>
    Left,

    /// <summary>Its middle.</summary>
    Center,

    /// <summary>Its right end.</summary>
    Right,
}
