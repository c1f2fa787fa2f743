namespace DeZeroNative.TestKit;

/// <summary>Numbers that break careless formulas: NaN, infinities, signed zeros, denormals, huge and tiny ones.</summary>
public static class SpecialValues
{
    /// <summary>In single precision.</summary>
    public static IReadOnlyList<float> Singles { get; } =
    [
        float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, float.Epsilon, -float.Epsilon, 1e-41f, -1e-41f, 1.17549435e-38f,
        -1.17549435e-38f, 1e-30f, -1e-30f, 1e-8f, -1e-8f, 0.5f, -0.5f, 1f, -1f, 1.5f, 2.5f, -2.5f, 20f, -20f, 88.5f, -88.5f, 89f, -104f, 1000f,
        -1000f,
        16777216f, 1e10f, -1e10f, 1e30f, -1e30f, float.MaxValue, float.MinValue,
    ];

    /// <summary>In double precision.</summary>
    public static IReadOnlyList<double> Doubles { get; } =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, double.Epsilon, -double.Epsilon, 1e-310, -1e-310,
            2.2250738585072014e-308,
        -2.2250738585072014e-308, 1e-200, -1e-200, 1e-17, -1e-17, 0.5, -0.5, 1, -1, 1.5, 2.5, -2.5, 40, -40, 709.5, -709.5, 710, -746, 1000, -1000,
        9007199254740992, 1e15, -1e15, 1e300, -1e300, double.MaxValue, double.MinValue,
    ];
}
