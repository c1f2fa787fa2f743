namespace DeZeroNative.Bench.Compare;

/// <summary>Whom a goal speaks of.</summary>
internal enum Rival
{
    /// <summary>The fastest of the peers that do this work.</summary>
    FasterPeer,

    /// <summary>The same OpenBLAS, called by this process with nothing around it.</summary>
    RawOpenBlas,
}
