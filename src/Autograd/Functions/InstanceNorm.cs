namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Instance normalization of x (n, c, ...): each channel of each sample gets mean 0 and biased variance 1, then its scale gamma and
    /// shift beta (c), where there are any. Ulyanov, Vedaldi and Lempitsky, "Instance normalization", 2016.
    /// </summary>
    /// <exception cref="ShapeException">x has no channels, or gamma or beta has another shape than (c).</exception>
    public static Variable InstanceNorm(Variable x, Variable? gamma = null, Variable? beta = null, double eps = 1e-5) =>
        NormalizeSamples(x, ChannelsOf(x, "instance_norm") with { PerSample = true }, gamma, beta, eps, "instance_norm");
}
