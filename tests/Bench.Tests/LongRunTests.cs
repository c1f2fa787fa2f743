using DeZeroNative.Bench.Training;
using DeZeroNative.Bench.Work;

namespace DeZeroNative.Bench.Tests;

/// <summary>Alone in the process: what is counted is counted for all threads.</summary>
[CollectionDefinition(nameof(LongRunTests), DisableParallelization = true)]
[Collection(nameof(LongRunTests))]
public class LongRunTests
{
    // DEZERO_LONG_RUN=20000 is the whole of it. In fewer than some hundred steps a block that the pool makes late weighs too much.
    private static readonly int s_steps = int.Parse(Environment.GetEnvironmentVariable("DEZERO_LONG_RUN") ?? "600", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("mlp-sgd", 1, 64 * 1024)]
    [InlineData("cnn-train", 10, 512 * 1024)]
    public void Training_keeps_its_memory_and_makes_little_garbage(string work, int fewer, int bytesPerStep)
    {
        LongRun run = LongRun.Of(OurWork.OnCpu[work](), Math.Max(80, s_steps / fewer));

        Assert.InRange(run.ManagedBytesPerStep, 1, bytesPerStep);
        Assert.InRange(run.LiveBytes, 1, 400L << 20);
        if (run.Resident.Count == 0) return;
        long early = run.Resident.Take(run.Resident.Count / 2).Max();
        Assert.InRange(run.Resident[^1], 0, early + (64L << 20));
        Assert.Contains("of the time", run.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Seeds_are_summed_up_by_mean_and_deviation() =>
        Assert.Equal("3 seeds  mean 98.00 %, deviation 1.00 %, from 97.00 % to 99.00 %", SeedsCommand.Summary([0.97, 0.98, 0.99]));
}
