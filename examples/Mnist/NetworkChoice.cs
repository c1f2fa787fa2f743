namespace DeZeroNative.Examples.Mnist;

/// <summary>Which kind of network to train.</summary>
internal enum NetworkChoice
{
    /// <summary>Full layers alone: quick on a CPU.</summary>
    Mlp,

    /// <summary>Convolutions: better, and much more work.</summary>
    Cnn,
}
