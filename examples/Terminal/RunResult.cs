using System.Text.Json;

namespace DeZeroNative.Examples.Terminal;

/// <summary>What a training run came to, as the last line of output under <c>--json</c>.</summary>
internal sealed class RunResult(Device device)
{
    public required string Example { get; init; }

    public required string Data { get; init; }

    public string Device { get; } = ProviderNames.Of(device);

    public string Blas { get; } = ProviderNames.Blas(device);

    public string Kernels { get; } = ProviderNames.Kernels(device);

    /// <summary>The part of the test data that was right; null where nothing is classified.</summary>
    public double? TestAccuracy { get; init; }

    /// <summary>The loss on data not trained on; null where none is reported.</summary>
    public double? TestLoss { get; init; }

    public required double Seconds { get; init; }

    public required long Seed { get; init; }

    public required int Epochs { get; init; }

    public required int Steps { get; init; }

    /// <summary>Mean loss of each epoch.</summary>
    public required IReadOnlyList<double> EpochLosses { get; init; }

    /// <summary>Loss of each of the first steps.</summary>
    public required IReadOnlyList<double> FirstLosses { get; init; }

    /// <summary>The file with the weights.</summary>
    public string? Checkpoint { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, RunResultJson.Plain.RunResult);
}
