using System.Globalization;

namespace DeZeroNative;

/// <summary>A derivative that differs from what central differences give.</summary>
/// <param name="Input">Which input it is the derivative with respect to.</param>
/// <param name="Index">Of which element of that input.</param>
/// <param name="Expected">By central differences.</param>
/// <param name="Actual">From the graph.</param>
public sealed record GradientDifference(int Input, IReadOnlyList<long> Index, double Expected, double Actual)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"input {Input} [{string.Join(", ", Index)}]: expected {Expected:R}, got {Actual:R}");
}
