namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Tensors broadcast to their common shape, as views. Do not write to them: elements share memory.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor[] BroadcastTensors(params ReadOnlySpan<Tensor> xs)
    {
        foreach (Tensor x in xs) ArgumentNullException.ThrowIfNull(x, nameof(xs));
        Shape shape = DeZeroNative.Shape.Broadcast(ShapesOf(xs));
        var ys = new Tensor[xs.Length];
        for (int i = 0; i < ys.Length; i++) ys[i] = xs[i].BroadcastView(shape, "broadcast");
        return ys;
    }
}
