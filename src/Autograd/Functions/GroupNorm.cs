using DeZeroNative.Backends;

namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Group normalization of x (n, c, ...): each sample's groups of consecutive channels get mean 0 and biased variance 1, then each channel
    /// its scale gamma and shift beta (c), where there are any. Wu and He, "Group normalization", 2018.
    /// </summary>
    /// <exception cref="ShapeException">x has no channels, the groups do not divide them, or gamma or beta has another shape than (c).</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of groups is not positive.</exception>
    public static Variable GroupNorm(Variable x, int groups, Variable? gamma = null, Variable? beta = null, double eps = 1e-5)
    {
        if (groups <= 0) throw new ArgumentOutOfRangeException(nameof(groups), $"[group_norm] the number of groups must be positive, got {groups}");
        NormGroups channels = ChannelsOf(x, "group_norm");
        if (channels.Channels % groups != 0) throw new ShapeException($"[group_norm] {groups} groups do not divide the channels of shape {x.Shape}");
        return NormalizeSamples(x, channels with { Groups = groups, PerSample = true }, gamma, beta, eps, "group_norm");
    }

    /// <summary>Normalization by the statistics of groups of each sample.</summary>
    private static Variable NormalizeSamples(Variable x, NormGroups groups, Variable? gamma, Variable? beta, double eps, string operation)
    {
        RequireChannels(groups.Channels, gamma?.Data, "gamma", operation);
        RequireChannels(groups.Channels, beta?.Data, "beta", operation);
        return new NormalizeFunction(groups, eps).Apply(Floating(x), gamma, beta);
    }
}
