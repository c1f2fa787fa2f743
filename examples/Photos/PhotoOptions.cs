namespace DeZeroNative.Examples.Photos;

/// <summary>What <c>classify</c> and <c>gradcam</c> were asked for.</summary>
internal sealed record PhotoOptions
{
    public required string Photo { get; init; }

    public required NetworkName Network { get; init; }

    public string? Weights { get; init; }

    public string? Labels { get; init; }

    public required Device Device { get; init; }

    /// <summary>How many classes are named.</summary>
    public int Top { get; init; } = 5;

    /// <summary>The class to look for; null for the likeliest.</summary>
    public int? Class { get; init; }

    /// <summary>Where the picture goes.</summary>
    public string Picture { get; init; } = "";
}
