using System.Globalization;
using System.Text.RegularExpressions;

namespace DeZeroNative.Architecture.Tests.Documentation;

/// <summary>The C# of README.md and docs/, compiled, run, and held to what its comments promise.</summary>
public partial class SnippetTests(SnippetAssembly assembly) : IClassFixture<SnippetAssembly>
{
    public static TheoryData<string> Names => [.. Snippet.All.Select(snippet => snippet.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_snippet_runs_and_prints_what_it_says(string name)
    {
        int number = NumberOf(name);

        string[] printed = assembly.Run(number);

        int from = 0;
        foreach (string line in Snippet.All[number].Promised)
        {
            from = Array.IndexOf(printed, line, from) + 1;
            Assert.True(from > 0, $"{name}: '{line}' was not printed, but:\n{string.Join('\n', printed)}");
        }
    }

    [Fact]
    public void The_network_of_the_README_learns_the_spiral()
    {
        string printed = string.Join('\n', assembly.Run(NumberOf(Snippet.All.First(snippet => snippet.Page == "README.md").Name)));

        Match accuracy = Accuracy().Match(printed);
        Assert.True(accuracy.Success, printed);
        Assert.True(double.Parse(accuracy.Groups[1].Value, CultureInfo.CurrentCulture) > 80, printed);
    }

    private static int NumberOf(string name) => Snippet.All.ToList().FindIndex(snippet => snippet.Name == name);

    [GeneratedRegex(@"test accuracy ([\d.,]+)")]
    private static partial Regex Accuracy();
}
