using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// y = (x - mean) / sqrt(var + eps) gamma + beta with the mean and biased variance of each group of x, which are returned too, in the
    /// shape of the statistics. gamma and beta (channels) come together or not at all.
    /// </summary>
    internal static (Tensor Y, Tensor Mean, Tensor Var) NormalizeByMoments(Tensor x, in NormGroups groups, double eps, Tensor? gamma, Tensor? beta)
    {
        RequireTogether(x, gamma, beta);
        using Tensor dense = Grouped(x, groups);
        using Tensor? scale = gamma?.ContiguousView(), shift = beta?.ContiguousView();
        Tensor mean = Allocate(groups.Statistics, x.DType, x.Device), var = Allocate(groups.Statistics, x.DType, x.Device);
        using Tensor y = Allocate(groups.Gathered.View, x.DType, x.Device);
        if (x.Size > 0)
        {
            x.Backend.NormalizeByMoments(dense, groups.Gathered, eps, scale, shift, mean, var, y);
        }
        else
        {
            mean.Fill(double.NaN);
            var.Fill(double.NaN);
        }
        return (Ungrouped(y, groups, x.Shape), mean, var);
    }

    /// <summary>The same with a mean and variance that are given.</summary>
    internal static Tensor Normalize(Tensor x, in NormGroups groups, Tensor mean, Tensor var, double eps, Tensor? gamma, Tensor? beta)
    {
        RequireTogether(x, mean, var, gamma, beta);
        using Tensor dense = Grouped(x, groups), m = mean.ContiguousView(), v = var.ContiguousView();
        using Tensor? scale = gamma?.ContiguousView(), shift = beta?.ContiguousView();
        using Tensor y = Allocate(groups.Gathered.View, x.DType, x.Device);
        if (x.Size > 0) x.Backend.Normalize(dense, groups.Gathered, m, v, eps, scale, shift, y);
        return Ungrouped(y, groups, x.Shape);
    }

    /// <summary>
    /// The gradients of <see cref="NormalizeByMoments"/> for x, gamma and beta; or, where the statistics are
    /// <paramref name="given"/>, of <see cref="Normalize"/>.
    /// </summary>
    internal static (Tensor Gx, Tensor? Ggamma, Tensor? Gbeta) NormalizeGradient(
        Tensor x, in NormGroups groups, Tensor mean, Tensor var, double eps, Tensor? gamma, bool given, Tensor gy)
    {
        RequireTogether(x, mean, var, gamma, gy);
        using Tensor typed = gy.DType == x.DType ? gy.View(gy._layout) : gy.To(x.DType);
        using Tensor dense = Grouped(x, groups), denseGy = Grouped(typed, groups), m = mean.ContiguousView(), v = var.ContiguousView();
        using Tensor? scale = gamma?.ContiguousView();
        Tensor? ggamma = gamma is null ? null : Zeros(gamma.Shape, x.DType, x.Device), gbeta = ggamma is null ? null : ZerosLike(ggamma);
        using Tensor gx = Allocate(groups.Gathered.View, x.DType, x.Device);
        if (x.Size > 0) x.Backend.NormalizeGradient(dense, groups.Gathered, m, v, eps, scale, given, denseGy, gx, ggamma, gbeta);
        return (Ungrouped(gx, groups, x.Shape), ggamma, gbeta);
    }

    private static void RequireTogether(Tensor x, params ReadOnlySpan<Tensor?> others)
    {
        foreach (Tensor? other in others)
            if (other is not null) RequireDevice(x.Device, other, "normalize");
    }

    /// <summary>x dense as the backend wants it, for the caller to dispose; a table comes transposed.</summary>
    private static Tensor Grouped(Tensor x, in NormGroups groups)
    {
        if (!groups.IsTable) return x.ContiguousView();
        using Tensor table = x.Reshape((groups.Samples, groups.Channels)), turned = table.Transpose();
        return turned.ContiguousView();
    }

    private static Tensor Ungrouped(Tensor y, in NormGroups groups, in Shape shape)
    {
        if (!groups.IsTable) return y.View(Layout.Contiguous(shape));
        using Tensor turned = y.View(Layout.Contiguous((groups.Channels, groups.Samples))), table = turned.Transpose();
        return table.Reshape(shape);
    }
}
