using System.Globalization;

namespace DeZeroNative.Bench.Compare;

/// <summary>A row that is worse than in a kept run.</summary>
/// <param name="Name">The row.</param>
/// <param name="Before">The kept median.</param>
/// <param name="After">The new median.</param>
/// <param name="IsRatio">Whether the medians are of ratios to the rival; else of our own figures.</param>
internal readonly record struct Change(string Name, double Before, double After, bool IsRatio)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}: {After / Before:0.00} times the kept {(IsRatio ? "ratio" : "figure")}, {Before:G4} before and {After:G4} now");
}
