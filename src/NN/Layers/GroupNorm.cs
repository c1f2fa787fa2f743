namespace DeZeroNative.NN;

/// <summary>Group normalization of x (n, c, ...): see <see cref="F.GroupNorm"/>.</summary>
public class GroupNorm : NormLayer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="groups">Groups of consecutive channels.</param>
    /// <param name="eps">What is added to the variance.</param>
    /// <param name="affine">Whether there are a scale gamma and a shift beta of each channel.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="channels">Channels, or null to take them from the first x.</param>
    public GroupNorm(int groups, double eps = 1e-5, bool affine = true, DType dtype = DType.Float32, int? channels = null)
        : base("group_norm", eps, affine, dtype, channels is { } known ? known : null)
    {
        if (groups <= 0) throw new ArgumentOutOfRangeException(nameof(groups), $"[group_norm] the number of groups must be positive, got {groups}");
        Groups = groups;
    }

    /// <summary>Groups of channels.</summary>
    public int Groups { get; }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x has no channels, or the groups do not divide them.</exception>
    protected override Variable Compute(Variable x)
    {
        MakeFor(x, axis: 1);
        return F.GroupNorm(x, Groups, Gamma, Beta, Eps);
    }
}
