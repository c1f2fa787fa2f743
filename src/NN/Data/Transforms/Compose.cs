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

    internal override bool MakesItsResult => _steps.All(step => Of(step) is { MakesItsResult: true });

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        bool made = false;
        foreach (Func<Tensor, Tensor> step in _steps)
        {
            Tensor y = step(x);
            bool same = ReferenceEquals(x, y);
            if (made && !same) x.Dispose();
            made = same ? made : Of(step) is { MakesItsResult: true };
            x = y;
        }

        return x;
    }

    /// <inheritdoc/>
    public override Tensor ApplyBatch(Tensor xs)
    {
        bool made = false;
        foreach (Func<Tensor, Tensor> step in _steps)
        {
            Tensor ys = ApplyBatch(step, xs);
            bool same = ReferenceEquals(xs, ys);
            if (made && !same) xs.Dispose();
            // What a function made item by item was stacked into a new batch.
            made = same ? made : Of(step) is not { MakesItsResult: false };
            xs = ys;
        }

        return xs;
    }
}
