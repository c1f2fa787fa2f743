namespace DeZeroNative.Bench.Compare;

/// <summary>One row of the table of goals: a piece of work, and the ratio of times that it has to reach.</summary>
/// <param name="Name">The name of the row.</param>
/// <param name="Goal">The largest ratio of our time to the rival's that meets the goal.</param>
/// <param name="Rival">Whom the goal speaks of.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Work">The work, where the row has another name.</param>
/// <param name="Repeats">How often a fresh process does it.</param>
internal sealed record Target(
    string Name, double Goal, Rival Rival = Rival.FasterPeer, Measure Measure = Measure.Seconds, string? Work = null, int Repeats = 1)
{
    /// <summary>The name by which every contestant knows the work.</summary>
    public string WorkName => Work ?? Name;

    /// <summary>Every row, in the order of the printed table.</summary>
    public static IReadOnlyList<Target> All { get; } =
    [
        new("sgemm-256", 1.03, Rival.RawOpenBlas),
        new("sgemm-512", 1.03, Rival.RawOpenBlas),
        new("sgemm-1024", 1.03, Rival.RawOpenBlas),
        new("sgemm-2048", 1.03, Rival.RawOpenBlas),
        new("add-1m", 1.0),
        new("add-16m", 1.0),
        new("exp-1m", 0.40),
        new("tanh-1m", 0.40),
        new("sum-1m", 1.0),
        new("goldstein-price", 0.15),
        new("tanh-5-derivatives", 0.15),
        new("mlp-sgd", 0.55),
        new("mlp-adam", 0.55),
        new("cnn-train", 0.70),
        new("cnn-inference", 0.70),
        new("conv3x3-64x56-forward", 0.9),
        new("conv3x3-64x56-backward", 0.9),
        new("conv7x7-3x224-forward", 0.5),
        new("conv7x7-3x224-backward", 0.5),
        new("conv3x3-256x14-forward", 1.0),
        new("conv3x3-256x14-backward", 1.0),
        new("conv1x1-256x56-forward", 0.8),
        new("conv1x1-256x56-backward", 0.8),
        new("lstm-64-256", 0.25),
        new("lstm-step60", 0.15),
        new("opencl-sgemm-1024", 0.30),
        new("first-result-mlp", 1.0, Measure: Measure.FirstResult, Work: "mlp-sgd"),
        new("first-result-cnn", 1.0, Measure: Measure.FirstResult, Work: "cnn-train"),
        new("memory-mlp", 1.0, Measure: Measure.PeakBytes, Work: "mlp-adam", Repeats: 100),
        new("memory-cnn", 1.0, Measure: Measure.PeakBytes, Work: "cnn-train", Repeats: 30),
    ];
}
