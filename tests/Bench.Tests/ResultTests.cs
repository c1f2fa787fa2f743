using DeZeroNative.Bench.Compare;

namespace DeZeroNative.Bench.Tests;

public class ResultTests
{
    [Fact]
    public void The_ratio_is_the_median_of_the_rounds_against_the_faster_peer()
    {
        Result result = Result.Of(new Target("x", 0.5), new Dictionary<string, double[]>
        {
            [CompareCommand.Us] = [1, 2, 4],
            [CompareCommand.RawOpenBlas] = [0.1, 0.1, 0.1],
            ["PyTorch"] = [4, 4, 4],
            ["NumPy"] = [9, 9, 9],
        });

        Assert.Equal(("PyTorch", 0.5, true, 2.0), (result.Against, result.Ratio, result.Met, result.Ours));
        Assert.Equal([0.375, 0.75], result.Spread!);
        Assert.Equal([1.5, 3], result.OursSpread!);
        Assert.Equal("met", result.Mark);
    }

    [Fact]
    public void A_row_that_misses_its_goal_is_marked()
    {
        var figures = new Dictionary<string, double[]> { [CompareCommand.Us] = [2.0], ["NumPy"] = [1.0] };
        Assert.Equal("MISSED", Result.Of(new Target("x", 1.99), figures).Mark);
        Assert.Equal("met", Result.Of(new Target("x", 2), figures).Mark);
        Assert.Equal("no peer", Result.Of(new Target("x", 1, Rival.RawOpenBlas), figures).Mark);
        Assert.Equal("not implemented", Result.Of(new Target("x", 1), new Dictionary<string, double[]> { ["NumPy"] = [1.0] }).Mark);
    }

    [Fact]
    public void Memory_is_shown_in_bytes()
    {
        Result result = Result.Of(new Target("x", 1, Measure: Measure.PeakBytes), new Dictionary<string, double[]> { [CompareCommand.Us] = [3 << 20], ["NumPy"] = [6 << 20] });
        Assert.Equal("| x | 3.0 MiB | 6.0 MiB | 0.500 | 0.500..0.500 | 1.000 | met |", ResultTable.Markdown([result]).Last());
    }

    [Fact]
    public void Every_row_is_known_here_and_to_a_peer()
    {
        string torch = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "peers", "torch_peer.py"));
        Assert.All(Target.All, target => Assert.Contains(target.WorkName, Work.OurWork.All.Keys));
        Assert.All(Target.All, target =>
        {
            // CLBlast multiplies in this process, where it is installed.
            if (target.WorkName.StartsWith("opencl-sgemm", StringComparison.Ordinal)) return;
            string known = target.WorkName.StartsWith("sgemm", StringComparison.Ordinal) ? "sgemm-{n}"
                : target.WorkName.Replace("-forward", "", StringComparison.Ordinal).Replace("-backward", "", StringComparison.Ordinal);
            Assert.Contains($"\"{known}\"", torch, StringComparison.Ordinal);
        });
        Assert.Equal(Target.All.Count, Target.All.DistinctBy(target => target.Name).Count());
    }
}
