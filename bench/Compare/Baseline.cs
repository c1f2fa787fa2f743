namespace DeZeroNative.Bench.Compare;

/// <summary>A kept run, to which a new one is held.</summary>
internal sealed class Baseline(Report kept)
{
    // Quartiles of a few rounds can lie close together by chance.
    private const double LeastChange = 1.03;

    /// <summary>Rows of the new run that are worse than in the kept one, beyond the noise: the quartiles do not touch.</summary>
    public IEnumerable<Change> Worse(Report now) =>
        from before in kept.Rows
        join after in now.Rows on before.Name equals after.Name
        let pair = Comparable(before, after)
        where pair is { } p && p.After.Lower > p.Before.Upper && p.After.Median > LeastChange * p.Before.Median
        select new Change(after.Name, pair!.Value.Before.Median, pair.Value.After.Median, pair.Value.IsRatio);

    // Ratios to one rival cancel what the machine did to both sides; without one, our own figures have to do.
    private static (Spread Before, Spread After, bool IsRatio)? Comparable(Result before, Result after)
    {
        if (before.Against == after.Against && SpreadOf(before.Ratio, before.Spread) is { } was && SpreadOf(after.Ratio, after.Spread) is { } isNow)
            return (was, isNow, true);
        return SpreadOf(before.Ours, before.OursSpread) is { } own && SpreadOf(after.Ours, after.OursSpread) is { } ownNow ? (own, ownNow, false) : null;
    }

    private static Spread? SpreadOf(double? median, double[]? quartiles) =>
        median is { } middle && quartiles is [var lower, var upper] ? new Spread(lower, middle, upper) : null;
}
