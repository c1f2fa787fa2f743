namespace DeZeroNative.NN;

/// <summary>Makes one axis of all axes of an item.</summary>
public sealed class Flatten : Transform
{
    internal override bool MakesItsResult => true;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Ravel();
    }

    /// <inheritdoc/>
    public override Tensor ApplyBatch(Tensor xs)
    {
        ArgumentNullException.ThrowIfNull(xs);
        return xs.Flatten();
    }
}
