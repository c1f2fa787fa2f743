using DeZeroNative.Backends;

namespace DeZeroNative;

/// <summary>
/// (x - mean) / sqrt(var + eps) gamma + beta for groups of x: the one function behind batch, layer, group and instance
/// normalization. Mean and variance are those of x, and gradients flow through them, unless they are given.
/// </summary>
internal sealed class NormalizeFunction(NormGroups groups, double eps, Tensor? givenMean = null, Tensor? givenVar = null) : Function
{
    /// <summary>The mean of each group.</summary>
    internal Tensor Mean { get; private set; } = null!;

    /// <summary>The biased variance of each group.</summary>
    internal Tensor Var { get; private set; } = null!;

    private bool IsGiven => givenMean is not null;

    private bool IsAffine => Inputs.Count > 1;

    /// <summary>Applies the function, with numbers of the type of x in place of a gamma or beta that is missing beside the other.</summary>
    internal Variable Apply(Variable x, Variable? gamma, Variable? beta)
    {
        if (gamma is null && beta is null) return base.Apply(x)[0];
        gamma ??= Tensor.Ones(groups.Channels, x.DType, x.Device);
        beta ??= Tensor.Zeros(groups.Channels, x.DType, x.Device);
        return base.Apply(x, F.Cast(gamma, x.DType), F.Cast(beta, x.DType))[0];
    }

    protected override Tensor[] Forward(Tensor[] xs)
    {
        Tensor? gamma = xs.Length > 1 ? xs[1] : null, beta = xs.Length > 1 ? xs[2] : null;
        if (givenMean is not null)
        {
            (Mean, Var) = (givenMean, givenVar!);
            return [Tensor.Normalize(xs[0], groups, Mean, Var, eps, gamma, beta)];
        }
        (Tensor y, Mean, Var) = Tensor.NormalizeByMoments(xs[0], groups, eps, gamma, beta);
        return [y];
    }

    // The mean and the variance are computed anew, as functions of x: as constants they would cut the second derivative short.
    protected override Variable?[] Backward(Variable?[] gys)
    {
        Shape together = groups.PerSample ? (groups.Samples, groups.Groups, groups.Run) : groups.View;
        Axes axes = groups.PerSample ? [2] : [0, 2];
        Variable x = F.Reshape(Inputs[0], together), gy = F.Reshape(gys[0]!, groups.View), g = gy;
        if (IsAffine) g = gy * F.Reshape(Inputs[1], (groups.Channels, 1));
        g = F.Reshape(g, together);

        Variable d = x - (IsGiven ? Statistic(Mean) : F.Mean(x, axes, keepDims: true));
        Variable scale = F.Rsqrt((IsGiven ? Statistic(Var) : F.Mean(d * d, axes, keepDims: true)) + eps), y = d * scale;
        Variable gx = IsGiven ? g * scale : scale * (g - F.Mean(g, axes, keepDims: true) - y * F.Mean(g * y, axes, keepDims: true));
        gx = F.Reshape(gx, Inputs[0].Shape);
        return IsAffine ? [gx, F.Sum(gy * F.Reshape(y, groups.View), [0, 2]), F.Sum(gy, [0, 2])] : [gx];
    }

    protected override Tensor?[] BackwardFused(Tensor?[] gys)
    {
        (Tensor gx, Tensor? ggamma, Tensor? gbeta) =
            Tensor.NormalizeGradient(Inputs[0].Data, groups, Mean, Var, eps, IsAffine ? Inputs[1].Data : null, IsGiven, gys[0]!);
        return IsAffine ? [gx, ggamma, gbeta] : [gx];
    }

    private Variable Statistic(Tensor given) => given.Reshape((groups.PerSample ? groups.Samples : 1, groups.Groups, 1));
}
