using System.Globalization;

namespace DeZeroNative;

/// <summary>A number in a fused expression.</summary>
internal sealed class NumberTerm(double value) : Term
{
    internal double Value => value;

    internal override string Name { get; } = value.ToString("R", CultureInfo.InvariantCulture);
}
