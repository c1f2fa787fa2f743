namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The elements repeated to fill a shape by NumPy's rules, as a view. Do not write to it: elements share memory.</summary>
    /// <exception cref="ShapeException">The shape does not broadcast to the one wanted.</exception>
    public Tensor BroadcastTo(Shape shape)
    {
        shape.Validate("broadcast_to");
        return BroadcastView(shape, "broadcast_to");
    }
}
