namespace DeZeroNative.NN;

/// <summary>Makes one axis of all axes of an item.</summary>
public sealed class Flatten : Transform
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x.Reshape(x.Size);

    /// <inheritdoc/>
    public override Tensor ApplyBatch(Tensor xs) => xs.Reshape((xs.Length, xs.Length == 0 ? 0 : xs.Size / xs.Length));
}
