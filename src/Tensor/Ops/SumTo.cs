namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The inverse of broadcasting: sums leading axes away, and the axes where <paramref name="shape"/> is 1.</summary>
    /// <exception cref="ShapeException"><paramref name="shape"/> does not broadcast to this tensor's.</exception>
    public Tensor SumTo(Shape shape)
    {
        if (shape == Shape) return this;
        if (shape.Rank > Rank || DeZeroNative.Shape.Broadcast(shape, Shape, "sum_to") != Shape)
            throw new ShapeException($"[sum_to] shape {Shape} cannot be summed to {shape}");
        int lead = Rank - shape.Rank;
        Shape kept = Shape;
        for (int i = 0; i < Rank; i++) kept = kept.With(i, i < lead ? 1 : shape[i - lead]);
        Tensor y = Allocate(kept, DType, Device);
        Backend.Reduce<SumOp>(this, y);
        if (lead == 0) return y;
        Tensor result = y.View(Layout.Contiguous(shape));
        y.Dispose();
        return result;
    }
}
