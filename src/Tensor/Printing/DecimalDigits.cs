using System.Globalization;
using System.Numerics;

namespace DeZeroNative;

/// <summary>
/// The decimal digits of a finite number: 0.d1 d2 d3 ... times 10^<see cref="Point"/>. They are the fewest that tell the
/// number from its neighbours, unless more or fewer places are asked for; then its exact value is rounded, ties to even.
/// </summary>
internal readonly struct DecimalDigits
{
    private DecimalDigits(bool negative, string digits, int point)
    {
        Negative = negative;
        Digits = digits.TrimEnd('0');
        Point = point;
    }

    /// <summary>Whether there is a minus sign, which zero may have too.</summary>
    internal bool Negative { get; }

    /// <summary>The digits from the first one that is not zero to the last; none for zero.</summary>
    internal string Digits { get; }

    /// <summary>Where the decimal point stands among the digits, possibly outside of them.</summary>
    internal int Point { get; }

    /// <summary>The exponent of scientific notation.</summary>
    internal int Exponent => Digits.Length == 0 ? 0 : Point - 1;

    /// <summary>The fewest digits.</summary>
    internal static DecimalDigits Shortest(double value, bool single)
    {
        string text = single ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        int e = text.IndexOf('E', StringComparison.Ordinal);
        int exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = (e < 0 ? text : text[..e]).TrimStart('-');
        int dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        string whole = dot < 0 ? mantissa : mantissa[..dot], all = dot < 0 ? mantissa : whole + mantissa[(dot + 1)..];
        string digits = all.TrimStart('0');
        return new(double.IsNegative(value), digits, digits.Length == 0 ? 0 : whole.Length + exponent - (all.Length - digits.Length));
    }

    /// <summary>The fewest digits, but all those before the decimal point and at most <paramref name="places"/> after it.</summary>
    internal static DecimalDigits Positional(double value, bool single, int places)
    {
        DecimalDigits shortest = Shortest(value, single);
        int fraction = shortest.Digits.Length - shortest.Point;
        return fraction >= 0 && fraction <= places ? shortest : Rounded(value, Math.Clamp(fraction, 0, places));
    }

    /// <summary>The fewest digits, but at least and at most so many places after the first.</summary>
    internal static DecimalDigits Scientific(double value, bool single, int least, int most)
    {
        DecimalDigits shortest = Shortest(value, single);
        int places = Math.Max(shortest.Digits.Length - 1, 0);
        if (places >= least && places <= most) return shortest;
        int rounded = Math.Clamp(places, least, most) - shortest.Exponent;
        // The fewest digits of 9.9999998e-32 are those of 1e-31, one power of ten up.
        DecimalDigits finer = Rounded(value, rounded + 1);
        return finer.Exponent < shortest.Exponent ? finer : Rounded(value, rounded);
    }

    /// <summary>The exact value rounded to places after the decimal point, or before it where negative; ties to even.</summary>
    private static DecimalDigits Rounded(double value, int places)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int e = Math.Max((int)(bits >> 52 & 0x7FF), 1);
        BigInteger numerator = bits & 0xFFFFFFFFFFFFF | ((bits >> 52 & 0x7FF) == 0 ? 0 : 1L << 52), denominator = 1;
        if (e > 1075) numerator <<= e - 1075;
        else denominator <<= 1075 - e;
        if (places > 0) numerator *= BigInteger.Pow(10, places);
        else denominator *= BigInteger.Pow(10, -places);
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger remainder);
        int half = (2 * remainder).CompareTo(denominator);
        if (half > 0 || (half == 0 && !quotient.IsEven)) quotient++;
        string digits = quotient.IsZero ? "" : quotient.ToString(CultureInfo.InvariantCulture);
        return new(double.IsNegative(value), digits, digits.Length == 0 ? 0 : digits.Length - places);
    }

    /// <summary>The number as 12.34, with a sign where it is negative and a point in any case; missing digits of the fraction are not filled up.</summary>
    internal string ToPositional()
    {
        string sign = Negative ? "-" : "";
        if (Point <= 0) return Digits.Length == 0 ? sign + "0." : sign + "0." + new string('0', -Point) + Digits;
        return Point >= Digits.Length ? sign + Digits.PadRight(Point, '0') + "." : sign + Digits.Insert(Point, ".");
    }

    /// <summary>The number as 1.234, to be followed by its exponent, with zeros up to a number of places.</summary>
    internal string ToMantissa(int places)
    {
        string digits = Digits.PadRight(1, '0');
        return (Negative ? "-" : "") + digits[0] + "." + digits[1..].PadRight(places, '0');
    }
}
