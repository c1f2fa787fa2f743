namespace DeZeroNative;

/// <summary>What a gradient check found.</summary>
/// <param name="Order">1 for the gradient, 2 for the gradient of the gradient.</param>
/// <param name="Compared">How many derivatives were compared.</param>
/// <param name="Differences">Those that are wrong, by input and element.</param>
public sealed record GradientReport(int Order, int Compared, IReadOnlyList<GradientDifference> Differences)
{
    private const int ShownDifferences = 10;

    /// <summary>Whether every derivative is right.</summary>
    public bool Passed => Differences.Count == 0;

    /// <summary>One line for the whole, and one for each of the first differences.</summary>
    public override string ToString()
    {
        string name = Order == 1 ? "gradient" : "second gradient";
        if (Passed) return $"{name}: {Compared} derivatives agree";
        IEnumerable<string> lines = Differences.Take(ShownDifferences).Select(difference => $"  {difference}");
        if (Differences.Count > ShownDifferences) lines = lines.Append($"  and {Differences.Count - ShownDifferences} more");
        return string.Join('\n', lines.Prepend($"{name}: {Differences.Count} of {Compared} derivatives differ"));
    }
}
