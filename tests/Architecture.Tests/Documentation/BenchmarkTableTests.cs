namespace DeZeroNative.Architecture.Tests.Documentation;

public class BenchmarkTableTests
{
    [Fact]
    public void The_numbers_of_the_README_are_those_of_the_last_run()
    {
        string[] results = Repository.Read("bench/RESULTS.md").ReplaceLineEndings("\n").Split('\n');
        string readme = Repository.Read("README.md").ReplaceLineEndings("\n");
        string date = results.First(line => line.StartsWith("- 20", StringComparison.Ordinal))[2..12];

        string[] rows = [.. readme.Split("\n## How fast\n")[1].Split("\n## ")[0].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))];

        Assert.True(rows.Length > 1);
        Assert.All(rows, row => Assert.Contains(results, result => result.StartsWith(row, StringComparison.Ordinal)));
        Assert.Contains($"Measured on {date} ", readme, StringComparison.Ordinal);
    }
}
