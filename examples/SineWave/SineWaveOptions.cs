namespace DeZeroNative.Examples.SineWave;

/// <summary>What a run was asked for.</summary>
internal sealed record SineWaveOptions
{
    public required SineWaveCell Cell { get; init; }

    public required int Hidden { get; init; }

    public required int Epochs { get; init; }

    /// <summary>Streams that the curve is cut into.</summary>
    public required int Batch { get; init; }

    /// <summary>Steps that gradients go back.</summary>
    public required int Window { get; init; }

    public required double LearningRate { get; init; }

    public required long Seed { get; init; }

    public required Device Device { get; init; }

    public bool Json { get; init; }

    public required string Picture { get; init; }
}
