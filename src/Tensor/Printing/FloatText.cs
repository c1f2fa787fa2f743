using System.Globalization;

namespace DeZeroNative;

/// <summary>
/// Real numbers as NumPy prints them: in a column of one width, with at most 8 places, in scientific notation where some number
/// is 10^8 or more, or below 10^-4, or a thousand times another.
/// </summary>
internal static class FloatText
{
    private const int Places = 8;

    /// <summary>Numbers of an array, all of one width.</summary>
    internal static string[] Column(double[] values, bool single)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        string[] texts = NeedsExponent(finite, single) ? Scientific(values, finite, single) : Positional(values, finite, single);
        int width = texts.Max(text => text.Length);
        return Array.ConvertAll(texts, text => text.PadLeft(width));
    }

    /// <summary>A number by itself: 0.1, 1.0, 1e-05, nan.</summary>
    internal static string Alone(double value, bool single)
    {
        if (!double.IsFinite(value)) return NotFinite(value);
        DecimalDigits digits = DecimalDigits.Shortest(value, single);
        if (value == 0 || (Math.Abs(value) >= 1e-4 && Math.Abs(value) < 1e16))
        {
            string text = digits.ToPositional();
            return text.EndsWith('.') ? text + "0" : text;
        }
        return digits.ToMantissa(0).TrimEnd('.') + Exponent(digits, 2);
    }

    private static bool NeedsExponent(double[] finite, bool single)
    {
        double max = 0, min = double.PositiveInfinity;
        foreach (double value in finite)
        {
            if (value == 0) continue;
            max = Math.Max(max, Math.Abs(value));
            min = Math.Min(min, Math.Abs(value));
        }
        if (max == 0) return false;
        double ratio = single ? (float)max / (float)min : max / min;
        return max >= 1e8 || min < 1e-4 || ratio > 1000;
    }

    private static string[] Positional(double[] values, double[] finite, bool single)
    {
        string[] texts = Array.ConvertAll(values, v => double.IsFinite(v) ? DecimalDigits.Positional(v, single, Places).ToPositional() : NotFinite(v));
        if (finite.Length == 0) return texts;
        // Points stand below each other: shorter fractions are filled up with spaces.
        int fraction = texts.Max(text => text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) : 0);
        return Array.ConvertAll(texts, text => text.IndexOf('.', StringComparison.Ordinal) is >= 0 and int dot ? text.PadRight(dot + fraction) : text);
    }

    private static string[] Scientific(double[] values, double[] finite, bool single)
    {
        // A first look finds the number of places that each then gets.
        DecimalDigits[] shortest = Array.ConvertAll(finite, v => DecimalDigits.Scientific(v, single, 0, Places));
        int places = shortest.Max(d => Math.Max(d.Digits.Length - 1, 0)), exponent = shortest.Max(d => Math.Abs(d.Exponent)) >= 100 ? 3 : 2;
        return Array.ConvertAll(values, v =>
        {
            if (!double.IsFinite(v)) return NotFinite(v);
            DecimalDigits digits = DecimalDigits.Scientific(v, single, places, places);
            return digits.ToMantissa(places) + Exponent(digits, exponent);
        });
    }

    private static string Exponent(DecimalDigits digits, int width) =>
        (digits.Exponent < 0 ? "e-" : "e+") + Math.Abs(digits.Exponent).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    private static string NotFinite(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}
