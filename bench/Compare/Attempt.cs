namespace DeZeroNative.Bench.Compare;

/// <summary>What a fresh process showed.</summary>
/// <param name="FirstResult">Seconds from its start to the end of its first repeat.</param>
/// <param name="PeakBytes">The most memory it held, in bytes; NaN where the system does not tell.</param>
internal readonly record struct Attempt(double FirstResult, double PeakBytes);
