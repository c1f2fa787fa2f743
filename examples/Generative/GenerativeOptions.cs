using DeZeroNative.Examples.Mnist;

namespace DeZeroNative.Examples.Generative;

/// <summary>What a run was asked for.</summary>
internal sealed record GenerativeOptions
{
    public required string Example { get; init; }

    public required NetworkChoice Model { get; init; }

    public required int Epochs { get; init; }

    public required int Batch { get; init; }

    public required int Latent { get; init; }

    public required int Hidden { get; init; }

    public required double LearningRate { get; init; }

    /// <summary>Steps in all at most, or null.</summary>
    public int? MaxSteps { get; init; }

    public required long Seed { get; init; }

    public required Device Device { get; init; }

    public required DatasetChoice Dataset { get; init; }

    public required DataChoice Data { get; init; }

    /// <summary>Where the pictures go.</summary>
    public required string Folder { get; init; }

    public bool Json { get; init; }
}
