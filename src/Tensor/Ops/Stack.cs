namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Tensors or numbers stacked along a new first axis; what a collection expression calls: <c>Tensor x = [[1, 2], [3, 4]]</c>.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Tensor Create(ReadOnlySpan<Tensor> xs) => xs.Length > 0 ? Stack(xs) : Zeros(0);

    /// <summary>Tensors of one shape side by side along a new axis, whose position in the result is given; negative counts from its end.</summary>
    /// <exception cref="ShapeException">The shapes differ, or there is no tensor.</exception>
    public static Tensor Stack(ReadOnlySpan<Tensor> xs, int axis = 0)
    {
        if (xs.Length == 0) throw new ShapeException("[stack] there is nothing to join");
        Tensor first = xs[0] ?? throw new ArgumentNullException(nameof(xs));
        int k = axis < 0 ? axis + first.Rank + 1 : axis;
        if ((uint)k > first.Rank) throw new ArgumentOutOfRangeException(nameof(axis), $"[stack] axis {axis} is out of range for tensors of shape {first.Shape}");
        if (first.Rank == Shape.MaxRank) throw new ShapeException($"[stack] shape {first.Shape} has the most axes that are supported");
        var views = new Tensor[xs.Length];
        try
        {
            for (int i = 0; i < xs.Length; i++)
            {
                ArgumentNullException.ThrowIfNull(xs[i]);
                if (xs[i].Shape != first.Shape) throw new ShapeException($"[stack] shapes differ: {first.Shape} and {xs[i].Shape}");
                RequireDevice(first.Device, xs[i], "stack");
                views[i] = xs[i].ExpandDims(k);
            }
            return Concat(views, k);
        }
        finally
        {
            foreach (Tensor? view in views) view?.Dispose();
        }
    }
}
