using System.Text.RegularExpressions;

namespace DeZeroNative.Architecture.Tests.Documentation;

public partial class LinkTests
{
    public static TheoryData<string> Pages => ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", .. Repository.Files("docs", ".md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_and_picture_of_a_page_is_there(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;

        string[] targets = [.. Target().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value)];

        Assert.All(targets, target => Assert.True(File.Exists(Path.Combine(folder, target)), $"{page} points to {target}, which is not there"));
    }

    [GeneratedRegex(@"(?:\]\(|src="")(?!https?:|#)([^)#""]+)")]
    private static partial Regex Target();
}
