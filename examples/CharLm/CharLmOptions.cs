namespace DeZeroNative.Examples.CharLm;

/// <summary>What a run was asked for.</summary>
internal sealed record CharLmOptions
{
    public required CellChoice Cell { get; init; }

    public required int Hidden { get; init; }

    public required int Layers { get; init; }

    public required int Epochs { get; init; }

    /// <summary>Streams that the text is cut into.</summary>
    public required int Batch { get; init; }

    /// <summary>Characters per stream and step.</summary>
    public required int Window { get; init; }

    public required double LearningRate { get; init; }

    public required long Seed { get; init; }

    public required Device Device { get; init; }

    /// <summary>Steps in all at most, or null.</summary>
    public int? MaxSteps { get; init; }

    public bool Json { get; init; }

    /// <summary>The folder around <c>tinyshakespeare</c>, or null for DEZERO_DATA or the cache.</summary>
    public string? Data { get; init; }

    /// <summary>Weights to begin with, or null.</summary>
    public string? Weights { get; init; }

    /// <summary>Whether text is written without training first.</summary>
    public bool Generate { get; init; }

    /// <summary>Characters of text to write.</summary>
    public required int Sample { get; init; }

    public required string Prompt { get; init; }

    public required double Temperature { get; init; }

    public required string Checkpoint { get; init; }

    public required string Curve { get; init; }
}
