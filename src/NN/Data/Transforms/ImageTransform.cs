namespace DeZeroNative.NN;

/// <summary>A transform of pictures, one or a batch, on the CPU.</summary>
public abstract class ImageTransform : Transform
{
    private readonly ImageLayout _layout;

    /// <summary>Creates a transform of pictures whose channels are where <paramref name="layout"/> says.</summary>
    private protected ImageTransform(ImageLayout layout) => _layout = layout;

    /// <summary>The name in messages.</summary>
    private protected abstract string Operation { get; }

    internal override bool MakesItsResult => true;

    /// <inheritdoc/>
    public sealed override Tensor Apply(Tensor x) => Apply(x, batch: false, ImageShape.Of(x, batch: false, _layout, Operation));

    /// <inheritdoc/>
    public sealed override Tensor ApplyBatch(Tensor xs) => Apply(xs, batch: true, ImageShape.Of(xs, batch: true, _layout, Operation));

    private protected abstract Tensor Apply(Tensor x, bool batch, ImageShape shape);
}
