namespace DeZeroNative.NN;

/// <summary>
/// One movement of the pen: points in a box 10 wide and 14 high, y downwards, joined by straight lines or, when <see cref="Smooth"/>, by a curve through them
/// (Catmull-Rom); when <see cref="Closed"/> it returns to its beginning.
/// </summary>
internal sealed record DigitStroke(bool Smooth, bool Closed, params double[] Points)
{
    /// <summary>A line of straight parts.</summary>
    public static DigitStroke Line(params double[] points) => new(Smooth: false, Closed: false, points);

    /// <summary>An open curve.</summary>
    public static DigitStroke Curve(params double[] points) => new(Smooth: true, Closed: false, points);

    /// <summary>A closed curve.</summary>
    public static DigitStroke Loop(params double[] points) => new(Smooth: true, Closed: true, points);
}
