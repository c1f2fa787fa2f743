using System.Globalization;
using System.Text.Json;

namespace DeZeroNative.Bench.Compare;

/// <summary>A whole run, as <c>--json</c> keeps it. Fields are added to the form; one that changes its meaning changes <see cref="Schema"/>.</summary>
internal sealed record Report
{
    public const int CurrentSchema = 1;

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The version of this form.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>When the run began, UTC.</summary>
    public required DateTime Date { get; init; }

    public required Machine Machine { get; init; }

    /// <summary>Who took part, by the name in the table: the name with its version.</summary>
    public required IReadOnlyDictionary<string, string> Contestants { get; init; }

    /// <summary>Variables of the environment that change what the libraries do.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Threads of every side.</summary>
    public required int Threads { get; init; }

    /// <summary>Rounds in which each side worked once.</summary>
    public required int Pairs { get; init; }

    /// <summary>Seconds of work in one turn.</summary>
    public required double Sample { get; init; }

    public IReadOnlyList<Result> Rows { get; init; } = [];

    /// <summary>The run in words, for the page of results.</summary>
    public IEnumerable<string> Record() =>
    [
        $"- {Date:yyyy-MM-dd}, {Threads} threads on each side, {Pairs} rounds",
        .. Machine.Load is { } load ? [string.Create(CultureInfo.InvariantCulture, $"- load average before the start: {load:0.00}")] : Array.Empty<string>(),
        $"- {Machine.Processor}, {Machine.Cores} cores, {Machine.System}, {Machine.Runtime}",
        .. Environment.Select(variable => $"- {variable.Key}={variable.Value} in the environment, for every side"),
        .. Contestants.Values.Select(description => $"- {description}"),
    ];

    public string ToJson() => JsonSerializer.Serialize(this, s_json) + "\n";

    /// <exception cref="InvalidDataException">The text is no run, or one of another form.</exception>
    public static Report FromJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Report>(text, s_json) is { Schema: CurrentSchema } report
                ? report
                : throw new InvalidDataException($"[compare] a run of form {CurrentSchema} expected");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"[compare] not a kept run: {exception.Message}", exception);
        }
    }
}
