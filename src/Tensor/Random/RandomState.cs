namespace DeZeroNative;

/// <summary>All that a <see cref="RandomGenerator"/> knows: set it again, and the same numbers follow.</summary>
/// <param name="Key">What the seed became.</param>
/// <param name="Counter">How many blocks of four random words were used.</param>
public readonly record struct RandomState(ulong Key, ulong Counter);
