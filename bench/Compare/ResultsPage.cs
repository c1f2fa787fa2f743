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

    /// <summary>The README with the rows of its table, which has some of the page's rows and columns, and the date of the run put in their place.</summary>
    public static string RewriteReadme(string readme, Report report)
    {
        string[][] table = [.. ResultTable.Markdown(report.Rows).Select(Cells)];
        var rows = table.Skip(2).ToDictionary(cells => cells[0]);
        int[] columns = [];
        return string.Join('\n', readme.Split('\n').Select(line =>
        {
            const string Dated = "Measured on ";
            if (line.StartsWith("| work |", StringComparison.Ordinal))
                columns = [.. Cells(line).Select(name => Array.IndexOf(table[0], name))];
            if (line.StartsWith(Dated, StringComparison.Ordinal))
                return $"{Dated}{report.Date:yyyy-MM-dd}{line[(Dated.Length + 10)..]}";
            return columns.Length > 0 && line.StartsWith("| ", StringComparison.Ordinal) && rows.TryGetValue(Cells(line)[0], out var row)
                ? $"| {string.Join(" | ", columns.Select(column => column < 0 ? "" : row[column]))} |"
                : line;
        }));
    }

    private static string[] Cells(string row) => [.. row.Split('|')[1..^1].Select(cell => cell.Trim())];
}
