namespace DeZeroNative.NN;

/// <summary>How pixels between pixels are made.</summary>
public enum ResizeFilter
{
    /// <summary>The pixel in whose area the middle of the new one falls.</summary>
    Nearest,

    /// <summary>Straight lines between middles: weight 1 - |d| at distance d below 1.</summary>
    Bilinear,

    /// <summary>Keys' cubic with a = -1/2, over distances below 2.</summary>
    Bicubic,
}
