using System.Text.RegularExpressions;

namespace DeZeroNative.Architecture.Tests.Documentation;

/// <summary>A block of C# on a page, written as a program is: using directives, statements, then types.</summary>
internal sealed partial record Snippet(string Page, int Line, string Code)
{
    /// <summary>README.md and docs/: all that a reader may copy from.</summary>
    public static readonly IReadOnlyList<Snippet> All = [.. Repository.Files("docs", ".md").Prepend("README.md").SelectMany(On)];

    public string Name => $"{Page}:{Line}";

    /// <summary>What the comments behind <c>Console.WriteLine</c> say is printed.</summary>
    public IEnumerable<string> Promised => PrintedLine().Matches(Code).Select(match => match.Groups[1].Value.Trim());

    /// <summary>The block as a class of its own; what the compiler says of it carries the page and its lines.</summary>
    public string ToClass(int number)
    {
        string code = UsingDirective().Replace(Code, "//$&");
        Match types = FirstType().Match(code);
        int end = types.Success ? types.Index : code.Length;
        int typesLine = Line + code[..end].Count(letter => letter == '\n');
        return $$"""
            {{string.Join(' ', UsingDirective().Matches(Code).Select(match => match.Value))}}
            namespace Block{{number}}
            {
            static class Program
            {
            public static void Run()
            {
            #line {{Line}} "{{Page}}"
            {{code[..end]}}
            }
            }
            #line {{typesLine}} "{{Page}}"
            {{code[end..]}}
            }

            """;
    }

    private static IEnumerable<Snippet> On(string page)
    {
        string text = Repository.Read(page).ReplaceLineEndings("\n");
        return CodeBlock().Matches(text).Select(match => new Snippet(page, 2 + text[..match.Index].Count(letter => letter == '\n'), match.Groups[1].Value));
    }

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^using [\w.]+;", RegexOptions.Multiline)]
    private static partial Regex UsingDirective();

    [GeneratedRegex(@"^(/// .*\n)*((public|internal|sealed|abstract|static|readonly|partial) )*(class|record|struct|interface|enum) ", RegexOptions.Multiline)]
    private static partial Regex FirstType();

    [GeneratedRegex(@"^\s*Console\.WriteLine\(.*\); *// *(.*)$", RegexOptions.Multiline)]
    private static partial Regex PrintedLine();
}
