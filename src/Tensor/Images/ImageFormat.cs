namespace DeZeroNative;

/// <summary>The formats of image files that are told apart.</summary>
public enum ImageFormat
{
    /// <summary>Another one, or no picture.</summary>
    Unknown,

    /// <summary>JPEG, decoded by libjpeg-turbo.</summary>
    Jpeg,

    /// <summary>PNG, decoded by libpng.</summary>
    Png,

    /// <summary>PBM, PGM or PPM, as text or binary.</summary>
    Pnm,
}
