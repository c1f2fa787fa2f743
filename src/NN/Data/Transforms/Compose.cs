namespace DeZeroNative.NN;

/// <summary>Several transforms, one after the other: <c>new Compose(new Flatten(), new ToFloat(), new Normalize(0, 255))</c>.</summary>
public sealed class Compose(params Func<Tensor, Tensor>[] steps) : Transform
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        foreach (Func<Tensor, Tensor> step in steps) x = step(x);
        return x;
    }

    /// <inheritdoc/>
    public override Tensor ApplyBatch(Tensor xs)
    {
        foreach (Func<Tensor, Tensor> step in steps) xs = ApplyBatch(step, xs);
        return xs;
    }
}
