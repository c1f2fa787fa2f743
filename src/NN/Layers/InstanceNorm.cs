namespace DeZeroNative.NN;

/// <summary>Instance normalization of x (n, c, ...): see <see cref="F.InstanceNorm"/>.</summary>
public class InstanceNorm : NormLayer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="eps">What is added to the variance.</param>
    /// <param name="affine">Whether there are a scale gamma and a shift beta of each channel; as in PyTorch there are none by default.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="channels">Channels, or null to take them from the first x.</param>
    public InstanceNorm(double eps = 1e-5, bool affine = false, DType dtype = DType.Float32, int? channels = null)
        : base("instance_norm", eps, affine, dtype, channels is { } known ? known : null)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x has no channels, or others than the layer.</exception>
    protected override Variable Compute(Variable x)
    {
        MakeFor(x, axis: 1);
        return F.InstanceNorm(x, Gamma, Beta, Eps);
    }
}
