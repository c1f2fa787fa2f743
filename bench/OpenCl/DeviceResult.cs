using System.Globalization;
using System.Text.Json;

namespace DeZeroNative.Bench.OpenCl;

/// <summary>One line of the device's table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">Ours.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Anchor">What it is held to; empty where that is missing.</param>
/// <param name="AnchorValue">The anchor's figure.</param>
/// <param name="Ratio">Ours by the anchor's, if both are there.</param>
/// <param name="Goal">The goal, in words.</param>
/// <param name="Met">Whether it is met; null where it cannot be said.</param>
internal sealed record DeviceResult(string Name, double Value, string Unit, string Anchor, double? AnchorValue, double? Ratio, string Goal, bool? Met)
{
    /// <summary>The seconds behind it, by contestant.</summary>
    public IReadOnlyDictionary<string, double[]> Seconds { get; init; } = new Dictionary<string, double[]>();

    /// <summary>Held to an anchor: at least that part of it, or with <paramref name="atMost"/> no more.</summary>
    public static DeviceResult Of(string name, double value, string unit, string anchor, double? anchorValue, double goal, bool atMost = false)
    {
        double? ratio = anchorValue is { } a ? value / a : null;
        string words = string.Create(CultureInfo.InvariantCulture, $"{(atMost ? "<=" : ">=")} {goal:0.##} of {anchor}");
        return new(name, value, unit, anchor, anchorValue, ratio, words, ratio is { } r ? (atMost ? r <= goal : r >= goal) : null);
    }

    /// <summary>Held to a number.</summary>
    public static DeviceResult AtMost(string name, double value, string unit, double goal) =>
        new(name, value, unit, "", null, null, string.Create(CultureInfo.InvariantCulture, $"<= {goal:0.##} {unit}"), value <= goal);

    /// <summary>The table in Markdown.</summary>
    public static IEnumerable<string> Markdown(IEnumerable<DeviceResult> results) =>
    [
        "| work | ours | anchor | its figure | ratio | goal | |",
        "|---|---:|---|---:|---:|---|---|",
        .. results.Select(r => $"| {r.Name} | {Number(r.Value)} {r.Unit} | {r.Anchor} | {Number(r.AnchorValue)} | {Number(r.Ratio)} | {r.Goal} | {r.Mark} |"),
    ];

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Name);
        json.WriteNumber("value", Value);
        json.WriteString("unit", Unit);
        json.WriteString("anchor", Anchor);
        if (AnchorValue is { } anchor) json.WriteNumber("anchorValue", anchor);
        if (Ratio is { } ratio) json.WriteNumber("ratio", ratio);
        json.WriteString("goal", Goal);
        json.WriteString("mark", Mark);
        json.WriteStartObject("seconds");
        foreach ((string name, double[] seconds) in Seconds)
        {
            json.WriteStartArray(name);
            foreach (double s in seconds) json.WriteNumberValue(s);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private string Mark => Met switch { true => "met", false => "MISSED", null => Goal.Length > 0 ? "open" : "" };

    private static string Number(double? value) => value switch
    {
        null => "",
        >= 1000 => value.Value.ToString("F0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("G4", CultureInfo.InvariantCulture),
    };
}
