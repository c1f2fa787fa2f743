namespace DeZeroNative.Examples.Spirals;

/// <summary>What a run was asked for.</summary>
internal sealed record SpiralOptions
{
    public required int Epochs { get; init; }

    public required int Batch { get; init; }

    public required int Hidden { get; init; }

    public required double LearningRate { get; init; }

    public required long Seed { get; init; }

    public required Device Device { get; init; }

    public bool Json { get; init; }

    public required string Picture { get; init; }
}
