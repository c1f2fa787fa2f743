namespace DeZeroNative.NN;

/// <summary>Converts the element type.</summary>
public class AsType(DType dtype) : Transform
{
    internal override bool MakesItsResult => true;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.To(dtype);
    }

    /// <inheritdoc/>
    public override Tensor ApplyBatch(Tensor xs) => Apply(xs);
}
