namespace DeZeroNative.Architecture.Tests.Documentation;

public class BenchmarkTableTests
{
    [Fact]
    public void The_numbers_of_the_README_are_those_of_the_last_run()
    {
        string[] results = Repository.Read("bench/RESULTS.md").ReplaceLineEndings("\n").Split("<!-- /compare -->")[0].Split('\n');
        string readme = Repository.Read("README.md").ReplaceLineEndings("\n");
        string date = results.First(line => line.StartsWith("- 20", StringComparison.Ordinal))[2..12];

        string[][] run = Rows(results), shown = Rows(readme.Split("\n## How fast\n")[1].Split("\n## ")[0].Split('\n'));
        int[] columns = [.. shown[0].Select(name => Array.IndexOf(run[0], name))];

        Assert.True(shown.Length > 1);
        Assert.DoesNotContain(-1, columns);
        Assert.All(shown, row => Assert.Equal(columns.Select(column => run.Single(cells => cells[0] == row[0])[column]), row));
        Assert.Contains($"Measured on {date} ", readme, StringComparison.Ordinal);
    }

    private static string[][] Rows(IEnumerable<string> lines) =>
        [.. lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray())];
}
