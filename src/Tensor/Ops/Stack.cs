namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Tensors of one shape side by side along a new axis, whose position in the result is given; negative counts from its end.</summary>
    /// <exception cref="ShapeException">The shapes differ, or there is no tensor.</exception>
    public static Tensor Stack(ReadOnlySpan<Tensor> xs, int axis = 0)
    {
        if (xs.Length == 0) throw new ShapeException("[stack] there is nothing to join");
        var views = new Tensor[xs.Length];
        try
        {
            for (int i = 0; i < xs.Length; i++)
            {
                ArgumentNullException.ThrowIfNull(xs[i]);
                if (xs[i].Shape != xs[0].Shape) throw new ShapeException($"[stack] shapes differ: {xs[0].Shape} and {xs[i].Shape}");
                views[i] = xs[i].ExpandDims(axis);
            }
            return Concat(views, axis);
        }
        finally
        {
            foreach (Tensor? view in views) view?.Dispose();
        }
    }
}
