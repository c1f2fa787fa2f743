using System.Globalization;
using Spectre.Console;

namespace DeZeroNative.Bench.Compare;

/// <summary>The rows as a table for people.</summary>
internal static class ResultTable
{
    private const int WidthWithoutTerminal = 160;

    private static readonly string[] s_headings = ["work", "ours", "rival's", "rival", "ratio", "spread", "goal", ""];

    public static void Print(IReadOnlyList<Result> results)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = WidthWithoutTerminal;
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in s_headings)
            table.AddColumn(heading is "work" or "rival" or "" ? new TableColumn(heading) : new TableColumn(heading).RightAligned());
        foreach (var result in results)
            table.AddRow([.. Cells(result).SkipLast(1).Select(Markup.Escape), Coloured(result.Mark)]);
        AnsiConsole.Write(table);
    }

    /// <summary>The same table in Markdown, with everybody's time.</summary>
    public static IEnumerable<string> Markdown(IReadOnlyList<Result> results)
    {
        var others = results.SelectMany(result => result.Times.Keys).Distinct().Where(name => name != CompareCommand.Us).ToArray();
        yield return $"| work | ours | {string.Join(" | ", others)} | ratio | spread | goal | |";
        yield return $"|---|---:|{string.Concat(others.Select(_ => "---:|"))}---:|---:|---:|---|";
        foreach (var result in results)
        {
            var cells = Cells(result);
            var times = others.Select(name => result.Times.TryGetValue(name, out var figure) ? Figure(figure, result.Unit) : "");
            yield return $"| {cells[0]} | {cells[1]} | {string.Join(" | ", times)} | {string.Join(" | ", cells[4..])} |";
        }
    }

    private static string[] Cells(Result result) =>
    [
        result.Name,
        Figure(result.Ours, result.Unit),
        Figure(result.Peer, result.Unit),
        result.Against ?? "",
        Number(result.Ratio),
        result.Spread is [var lower, var upper] ? $"{Number(lower)}..{Number(upper)}" : "",
        Number(result.Goal),
        result.Mark,
    ];

    private static string Coloured(string mark) => mark switch
    {
        "met" => "[green]met[/]",
        "MISSED" => "[red]MISSED[/]",
        _ => $"[yellow]{mark}[/]",
    };

    private static string Number(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";

    private static string Figure(double? figure, string unit) =>
        unit == Result.Bytes ? (figure / (1 << 20))?.ToString("0.0 MiB", CultureInfo.InvariantCulture) ?? "" : Time(figure);

    private static string Time(double? seconds) => seconds switch
    {
        null => "",
        < 1e-3 => (seconds.Value * 1e6).ToString("0.0 us", CultureInfo.InvariantCulture),
        < 1 => (seconds.Value * 1e3).ToString("0.000 ms", CultureInfo.InvariantCulture),
        _ => seconds.Value.ToString("0.000 s", CultureInfo.InvariantCulture),
    };
}
