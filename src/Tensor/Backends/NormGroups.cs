namespace DeZeroNative.Backends;

/// <summary>
/// Which elements share a mean and a variance. x is seen as (n, c, s): samples, channels and what a channel has; there is one pair of
/// statistics for each group of consecutive channels, of each sample or over all samples:
/// <code>
///   batch norm      (n, c, s)      c groups, over all samples
///   group norm      (n, c, s)      g groups of each sample
///   instance norm   (n, c, s)      c groups of each sample
///   layer norm      (m, k, 1)      1 group of each of m rows, of k elements normalized together
/// </code>
/// </summary>
internal readonly record struct NormGroups(long Samples, long Channels, long Inner, long Groups, bool PerSample)
{
    /// <summary>x as (n, c, s).</summary>
    internal Shape View => (Samples, Channels, Inner);

    /// <summary>The shape of the statistics: (n, g), or (1, g) where samples share them.</summary>
    internal Shape Statistics => (PerSample ? Samples : 1, Groups);

    /// <summary>Elements behind each pair of statistics.</summary>
    internal long Count => (PerSample ? 1 : Samples) * Run;

    /// <summary>Elements that lie together: those of one sample and group.</summary>
    internal long Run => Channels / Groups * Inner;

    /// <summary>Whether each channel has one element of a sample, so that its elements lie apart: then they are brought together first.</summary>
    internal bool IsTable => !PerSample && Inner == 1;

    /// <summary>The same with the elements of a table brought together, x as (1, c, n).</summary>
    internal NormGroups Gathered => IsTable ? new(1, Channels, Samples, Groups, PerSample: false) : this;
}
