namespace DeZeroNative.Examples.Mnist;

/// <summary>What a run was asked for.</summary>
internal sealed record MnistOptions
{
    public required int Epochs { get; init; }

    public required int Batch { get; init; }

    public required long Seed { get; init; }

    public required Device Device { get; init; }

    public required int Hidden { get; init; }

    public required double LearningRate { get; init; }

    /// <summary>Steps in all at most, or null.</summary>
    public int? MaxSteps { get; init; }

    public bool Json { get; init; }

    public required NetworkChoice Network { get; init; }

    public required DatasetChoice Dataset { get; init; }

    public required DataChoice Data { get; init; }

    /// <summary>Weights to begin with, or null.</summary>
    public string? Weights { get; init; }

    public required string Checkpoint { get; init; }

    public required string Curve { get; init; }
}
