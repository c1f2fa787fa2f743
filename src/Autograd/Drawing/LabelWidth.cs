namespace DeZeroNative.Drawing;

/// <summary>How wide a line of text gets in Helvetica or Arial, roughly and rather too much: nobody measures a font here.</summary>
internal static class LabelWidth
{
    public static double Of(string text, double fontSize) => text.Sum(Em) * fontSize;

    private static double Em(char letter) => letter switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.3,
        'f' or 't' or 'r' or 'I' or '(' or ')' or '[' or ']' or ' ' or '-' or '/' => 0.36,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.95,
        >= 'A' and <= 'Z' => 0.74,
        <= '~' => 0.58,
        // From Greek and Cyrillic up to the full width of Chinese and Japanese.
        < '⺀' => 0.8,
        _ => 1.05,
    };
}
