using System.Text.Json.Serialization;

namespace DeZeroNative.Bench.Compare;

/// <summary>What the contest showed for one row: medians over the rounds. A null is something that was not measured.</summary>
internal sealed record Result
{
    public const string Seconds = "s", Bytes = "B";

    /// <summary>The name of the row.</summary>
    public required string Name { get; init; }

    /// <summary>What the figures are: <c>s</c>, seconds, or <c>B</c>, bytes.</summary>
    public string Unit { get; init; } = Seconds;

    /// <summary>Our figure.</summary>
    public double? Ours { get; init; }

    /// <summary>Lower and upper quartile of our figure.</summary>
    public double[]? OursSpread { get; init; }

    /// <summary>The figure of the rival that the goal speaks of.</summary>
    public double? Peer { get; init; }

    /// <summary>Median over the rounds of our figure divided by the rival's.</summary>
    public double? Ratio { get; init; }

    /// <summary>The largest ratio that meets the goal.</summary>
    public required double Goal { get; init; }

    /// <summary>Whether the goal is met; false for work not done yet, null where there was no rival.</summary>
    public bool? Met { get; init; }

    /// <summary>Who the rival was.</summary>
    public string? Against { get; init; }

    /// <summary>Lower and upper quartile of the ratio.</summary>
    public double[]? Spread { get; init; }

    /// <summary>The figure of everybody who took part.</summary>
    public IReadOnlyDictionary<string, double> Times { get; init; } = new Dictionary<string, double>();

    /// <summary><c>met</c>, <c>MISSED</c>, <c>not implemented</c> or <c>no peer</c>.</summary>
    [JsonPropertyName("mark")]
    public string Mark => Ours is null ? "not implemented" : Met switch { true => "met", false => "MISSED", null => "no peer" };

    /// <summary>Judges the figures of a contest against the goal.</summary>
    public static Result Of(Target target, IReadOnlyDictionary<string, double[]> figures)
    {
        var times = figures.ToDictionary(pair => pair.Key, pair => Compare.Spread.Of(pair.Value).Median);
        var blank = new Result { Name = target.Name, Unit = target.Measure == Measure.PeakBytes ? Bytes : Seconds, Goal = target.Goal, Times = times };
        if (!figures.TryGetValue(CompareCommand.Us, out var ours))
            return blank with { Met = false };
        var own = Compare.Spread.Of(ours);
        blank = blank with { Ours = own.Median, OursSpread = [own.Lower, own.Upper] };

        var against = times
            .Where(pair => pair.Key != CompareCommand.Us && target.Rival == Rival.RawOpenBlas == (pair.Key == CompareCommand.RawOpenBlas))
            .OrderBy(pair => pair.Value)
            .Select(pair => pair.Key)
            .FirstOrDefault();
        if (against is null)
            return blank;

        var ratio = Compare.Spread.Of(ours.Zip(figures[against], (our, their) => our / their));
        return blank with
        {
            Peer = times[against],
            Against = against,
            Ratio = ratio.Median,
            Spread = [ratio.Lower, ratio.Upper],
            Met = ratio.Median <= target.Goal,
        };
    }
}
