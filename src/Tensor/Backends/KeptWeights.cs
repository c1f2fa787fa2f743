namespace DeZeroNative.Backends;

/// <summary>What a device makes of weights, kept from one <see cref="IBackend.Convolution"/> to the next; one call at a time may use it.</summary>
internal sealed class KeptWeights
{
    /// <summary>The device's own form; null before the first call.</summary>
    internal object? Form { get; set; }
}
