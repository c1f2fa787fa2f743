namespace DeZeroNative.Examples.Photos;

/// <summary>What <c>style</c> was asked for.</summary>
internal sealed record StyleOptions
{
    public required string Content { get; init; }

    public required string Style { get; init; }

    public required NetworkName Network { get; init; }

    public string? Weights { get; init; }

    public required int Steps { get; init; }

    public required int Size { get; init; }

    public required double LearningRate { get; init; }

    public required double StyleWeight { get; init; }

    public required double Smoothness { get; init; }

    public required Device Device { get; init; }

    public required string Picture { get; init; }
}
