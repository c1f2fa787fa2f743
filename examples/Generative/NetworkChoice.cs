namespace DeZeroNative.Examples.Generative;

/// <summary>Which kind of network makes the pictures.</summary>
internal enum NetworkChoice
{
    /// <summary>Full layers alone: quick on a CPU.</summary>
    Mlp,

    /// <summary>Convolutions, as in DeZero's example: sharper pictures, and much more work.</summary>
    Conv,
}
