namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// How many elements fall into each of some bins of equal width, int64, and the edges of the bins in the floating type of
    /// the elements. The bins run from the smallest to the largest element, which is then read from the device, or from low
    /// to high; what lies outside, or is NaN, is not counted. A bin holds its left edge, the last one its right edge too.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no bin.</exception>
    /// <exception cref="ArgumentException">The range is empty or not finite.</exception>
    public (Tensor Counts, Tensor Edges) Histogram(int bins = 10, double? low = null, double? high = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        double from = low ?? (Size > 0 ? Min().Item() : 0), to = high ?? (Size > 0 ? Max().Item() : 1);
        if (from == to && low is null && high is null) (from, to) = (from - 0.5, to + 0.5);
        if (!(from < to) || !double.IsFinite(to - from)) throw new ArgumentException(FormattableString.Invariant($"[histogram] no range from {from} to {to}"));
        Tensor edges = Linspace(from, to, bins + 1, DType.ToFloating(), Device);
        return (Histogram(edges), edges);
    }

    /// <summary>How many elements fall between each two neighbours of rising edges, int64; the last bin holds its right edge too.</summary>
    /// <exception cref="ShapeException">There are not at least two edges on one axis.</exception>
    public Tensor Histogram(Tensor edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (edges.Rank != 1 || edges.Size < 2) throw new ShapeException($"[histogram] two or more edges on one axis expected, got shape {edges.Shape}");
        using Tensor flat = Reshape(-1), sorted = flat.InOrder(0), inner = edges[..^1], last = edges[^1..];
        using Tensor below = sorted.SearchSorted(inner), end = sorted.SearchSorted(last, right: true), next = below[1..];
        using Tensor ends = Concat([next, end]);
        return ends - below;
    }
}
