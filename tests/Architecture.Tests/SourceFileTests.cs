using System.Text.RegularExpressions;

namespace DeZeroNative.Architecture.Tests;

public partial class SourceFileTests
{
    private const int MostLines = 450;

    private static readonly string[] s_sources = [".cs", ".c", ".h", ".cl", ".py"];
    private static readonly string[] s_texts = [.. s_sources, ".md", ".sh", ".txt", ".csproj", ".props", ".targets", ".json", ".cmake"];

    [Fact]
    public void No_source_file_holds_two_ideas()
    {
        var tooLong = Repository.Files(".", s_sources).Where(path => Repository.Read(path).Count(letter => letter == '\n') > MostLines);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_file_is_named_for_what_has_no_place()
    {
        var named = Repository.Files(".", s_sources).Where(path => PlacelessName().IsMatch(Path.GetFileNameWithoutExtension(path)));

        Assert.Empty(named);
    }

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        var marked = Repository.Files(".", s_sources).Where(path => UnfinishedMark().IsMatch(Repository.Read(path)));

        Assert.Empty(marked);
    }

    [Fact]
    public void No_file_names_a_path_of_one_machine()
    {
        var scripts = new[] { "build.sh", ".ci/run" }.Where(path => File.Exists(Path.Combine(Repository.Root, path)));
        var naming = Repository.Files(".", s_texts).Concat(scripts)
            .Where(path => !IsThisFile(path))
            .SelectMany(path => MachinePath().Matches(Repository.Read(path)).Select(match => $"{path}: {match.Value}"));

        Assert.Empty(naming);
    }

    [Fact]
    public void Every_differentiable_function_has_a_test_of_its_name()
    {
        var untested = Repository.Files("src/Autograd/Functions", ".cs")
            .Where(path => FunctionClass().IsMatch(Repository.Read(path)))
            .Select(path => $"tests/Autograd.Tests/Functions/{Path.GetFileNameWithoutExtension(path)}Tests.cs")
            .Where(path => !File.Exists(Path.Combine(Repository.Root, path)));

        Assert.Empty(untested);
    }

    private static bool IsThisFile(string path) => path.EndsWith(nameof(SourceFileTests) + ".cs", StringComparison.Ordinal);

    [GeneratedRegex(@"class \w+(\([^)]*\))? : (Unary|Binary)?Function\b")]
    private static partial Regex FunctionClass();

    [GeneratedRegex(@"(Utils?|Helpers?|Common|Manager)$")]
    private static partial Regex PlacelessName();

    // The brackets keep this line from finding itself.
    [GeneratedRegex(@"Not[I]mplementedException|\bT[O]DO\b|\bF[I]XME\b|\bH[A]CK\b|\bSkip\s*[=]\s*""")]
    private static partial Regex UnfinishedMark();

    [GeneratedRegex(@"(?<![\w.)}])/(work|farm|root|home/\w+|Users/\w+)/|\b[A-Z]:\\+Users\\")]
    private static partial Regex MachinePath();
}
