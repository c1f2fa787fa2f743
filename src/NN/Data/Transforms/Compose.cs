namespace DeZeroNative.NN;

/// <summary>Several transforms, one after the other: <c>new Compose(new Flatten(), new ToFloat(), new Normalize(0, 255))</c>.</summary>
public sealed class Compose : Transform
{
    private readonly Func<Tensor, Tensor>[] _steps;

    /// <summary>Creates the transform from its steps, first to last.</summary>
    public Compose(params Func<Tensor, Tensor>[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        foreach (Func<Tensor, Tensor> step in steps) ArgumentNullException.ThrowIfNull(step, nameof(steps));
        _steps = steps;
    }

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        foreach (Func<Tensor, Tensor> step in _steps) x = step(x);
        return x;
    }

    /// <inheritdoc/>
    public override Tensor ApplyBatch(Tensor xs)
    {
        foreach (Func<Tensor, Tensor> step in _steps) xs = ApplyBatch(step, xs);
        return xs;
    }
}
