namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The tensor, a number as a vector of one, as a view.</summary>
    public Tensor AtLeast1D() => View(_layout.Rank == 0 ? Layout.Contiguous(1) : _layout);

    /// <summary>The tensor, a vector as a matrix of one row, as a view.</summary>
    public Tensor AtLeast2D()
    {
        using Tensor x = AtLeast1D();
        return x.Rank == 1 ? x.ExpandDims(0) : x.View(x._layout);
    }

    /// <summary>Tensors side by side: along axis 1, vectors along axis 0.</summary>
    /// <exception cref="ShapeException">The shapes differ in another axis, or there is no tensor.</exception>
    public static Tensor HStack(params ReadOnlySpan<Tensor> xs) =>
        JoinViews(xs, static x => x.AtLeast1D(), xs.Length > 0 && xs[0]?.Rank > 1 ? 1 : 0);

    /// <summary>Tensors one above the other: along axis 0, vectors as rows.</summary>
    /// <exception cref="ShapeException">The shapes differ in another axis, or there is no tensor.</exception>
    public static Tensor VStack(params ReadOnlySpan<Tensor> xs) => JoinViews(xs, static x => x.AtLeast2D(), 0);

    private static Tensor JoinViews(ReadOnlySpan<Tensor> xs, Func<Tensor, Tensor> view, int axis)
    {
        var views = new Tensor[xs.Length];
        try
        {
            for (int i = 0; i < xs.Length; i++) views[i] = view(xs[i] ?? throw new ArgumentNullException(nameof(xs)));
            return Concat(views, axis);
        }
        finally
        {
            foreach (Tensor? each in views) each?.Dispose();
        }
    }
}
