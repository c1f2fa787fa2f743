using DeZeroNative.Backends;

namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Batch normalization of x (n, c, ...): (x - m) / sqrt(v + eps) gamma + beta, with the mean m and the biased variance v of each channel
    /// over all other axes, or, in a <see cref="TestMode"/> scope, the running ones. Ioffe and Szegedy, "Batch normalization", 2015.
    /// </summary>
    /// <remarks>
    /// In training the running statistics become decay times themselves plus 1 - decay times m and the unbiased variance v k / max(k - 1, 1)
    /// of the k elements of a channel. So do PyTorch's, whose momentum is 1 - decay; its defaults are momentum 0.1 and eps 1e-5.
    /// </remarks>
    /// <param name="x">The input; (n, c) and images (n, c, h, w), or any number of axes behind the channels.</param>
    /// <param name="gamma">The scale of each channel.</param>
    /// <param name="beta">The shift of each channel.</param>
    /// <param name="mean">The running mean of each channel, changed in place in training. No gradient flows through it.</param>
    /// <param name="var">The running variance of each channel, likewise.</param>
    /// <param name="decay">What is kept of the running statistics in a step.</param>
    /// <param name="eps">What is added to the variance.</param>
    /// <exception cref="ShapeException">x has no channels, or what belongs to channels has another shape than (c).</exception>
    public static Variable BatchNorm(
        Variable x, Variable gamma, Variable beta, Tensor mean, Tensor var, double decay = 0.9, double eps = 2e-5)
    {
        ArgumentNullException.ThrowIfNull(gamma);
        ArgumentNullException.ThrowIfNull(beta);
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(var);
        NormGroups groups = ChannelsOf(x, "batch_norm");
        RequireChannels(groups.Channels, gamma.Data, "gamma", "batch_norm");
        RequireChannels(groups.Channels, beta.Data, "beta", "batch_norm");
        RequireChannels(groups.Channels, mean, "mean", "batch_norm");
        RequireChannels(groups.Channels, var, "var", "batch_norm");
        x = Floating(x);
        if (TestMode.IsActive)
        {
            // Copies: training that goes on must not change what a backward pass will read.
            return new NormalizeFunction(groups, eps, Apart(mean, x.DType), Apart(var, x.DType)).Apply(x, gamma, beta);
        }
        var function = new NormalizeFunction(groups, eps);
        Variable y = function.Apply(x, gamma, beta);
        if (groups.Count > 0)
        {
            Decay(mean, function.Mean, decay, 1);
            Decay(var, function.Var, decay, groups.Count / Math.Max(groups.Count - 1.0, 1));
        }
        return y;
    }

    /// <summary>x (n, c, ...) with statistics for each channel over all samples.</summary>
    private static NormGroups ChannelsOf(Variable x, string operation)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank < 2) throw new ShapeException($"[{operation}] x (n, channels, ...) expected, got shape {x.Shape}");
        long n = x.Shape[0], c = x.Shape[1], inner = 1;
        for (int i = 2; i < x.Rank; i++) inner *= x.Shape[i];
        return new(n, c, inner, Groups: c, PerSample: false);
    }

    private static void RequireChannels(long channels, Tensor? values, string name, string operation)
    {
        if (values is not null && (values.Rank != 1 || values.Shape[0] != channels))
            throw new ShapeException($"[{operation}] {name} of shape ({channels},) expected, got {values.Shape}");
    }

    private static Variable Floating(Variable x) => x.DType.IsFloat() ? x : x.Data.To(DType.Float32);

    private static Tensor Apart(Tensor x, DType dtype)
    {
        Tensor y = x.To(dtype);
        return ReferenceEquals(x, y) ? x.Clone() : y;
    }

    /// <summary>running = decay running + (1 - decay) factor now.</summary>
    private static void Decay(Tensor running, Tensor now, double decay, double factor)
    {
        using Tensor row = now.Reshape(running.Shape), kept = running * decay, added = row * ((1 - decay) * factor), next = kept + added;
        running.CopyFrom(next);
    }
}
