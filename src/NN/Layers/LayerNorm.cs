namespace DeZeroNative.NN;

/// <summary>Layer normalization over the trailing axes of x: see <see cref="F.LayerNorm"/>.</summary>
public class LayerNorm : NormLayer
{
    private readonly Shape? _shape;

    /// <summary>Creates the layer.</summary>
    /// <param name="normalizedShape">The trailing axes that are normalized together, or null for the last one alone, of any size.</param>
    /// <param name="eps">What is added to the variance.</param>
    /// <param name="affine">Whether there are a scale gamma and a shift beta of each element.</param>
    /// <param name="dtype">Type of the parameters.</param>
    public LayerNorm(Shape? normalizedShape = null, double eps = 1e-5, bool affine = true, DType dtype = DType.Float32)
        : base("layer_norm", eps, affine, dtype, normalizedShape) => _shape = normalizedShape;

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x does not end in the shape.</exception>
    protected override Variable Compute(Variable x)
    {
        MakeFor(x, axis: -1);
        return F.LayerNorm(x, _shape ?? Gamma?.Shape ?? x.Shape[^1], Gamma, Beta, Eps);
    }
}
