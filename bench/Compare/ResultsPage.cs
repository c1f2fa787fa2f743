namespace DeZeroNative.Bench.Compare;

/// <summary>The pages that hold the last run: everything between two marks is the run's, the words around it are people's.</summary>
internal static class ResultsPage
{
    public const string Begin = "<!-- compare -->";
    public const string End = "<!-- /compare -->";

    /// <summary>The page with the run in place of the one it held; a page of its own where there was none.</summary>
    /// <exception cref="InvalidDataException">The page has no marks, or they are not in order.</exception>
    public static string Rewrite(string? page, Report report)
    {
        string[] run = [Begin, .. report.Record(), "", .. ResultTable.Markdown(report.Rows), End];
        if (page is null)
            return string.Join('\n', run) + "\n";
        int begin = page.IndexOf(Begin, StringComparison.Ordinal), end = page.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? page[..begin] + string.Join('\n', run) + page[(end + End.Length)..]
            : throw new InvalidDataException($"[compare] the page has no {Begin} with {End} behind it");
    }

    /// <summary>The README with the rows of its table, which are the first columns of some of the page's, and the date of the run put in their place.</summary>
    public static string RewriteReadme(string readme, Report report)
    {
        var rows = ResultTable.Markdown(report.Rows).Skip(2).ToDictionary(NameOf);
        var columns = 0;
        return string.Join('\n', readme.Split('\n').Select(line =>
        {
            const string Dated = "Measured on ";
            if (line.StartsWith("| work |", StringComparison.Ordinal))
                columns = line.Count('|');
            if (line.StartsWith(Dated, StringComparison.Ordinal))
                return $"{Dated}{report.Date:yyyy-MM-dd}{line[(Dated.Length + 10)..]}";
            return columns > 0 && line.StartsWith("| ", StringComparison.Ordinal) && rows.TryGetValue(NameOf(line), out var row) ? FirstColumns(row, columns) : line;
        }));
    }

    private static string NameOf(string row) => row.Split('|')[1].Trim();

    private static string FirstColumns(string row, int bars) => string.Join('|', row.Split('|').Take(bars)) + "|";
}
