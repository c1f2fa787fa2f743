namespace DeZeroNative.Bench.Compare;

/// <summary>What a row measures.</summary>
internal enum Measure
{
    /// <summary>Seconds of one repeat by somebody who is warm.</summary>
    Seconds,

    /// <summary>Seconds from the start of a fresh process to the end of the first repeat.</summary>
    FirstResult,

    /// <summary>The most memory that a fresh process held while it repeated the work, in bytes.</summary>
    PeakBytes,
}
