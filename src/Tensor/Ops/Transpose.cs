namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The axes in reverse order, as a view.</summary>
    public Tensor T => Transpose();

    /// <summary>The axes in another order, as a view: axis k of the result is axis <c>axes[k]</c> of this tensor. Without axes, the reverse order.</summary>
    /// <exception cref="ShapeException">The axes are no permutation.</exception>
    public Tensor Transpose(params ReadOnlySpan<int> axes)
    {
        Span<int> order = stackalloc int[Rank];
        PermutationOf(Shape, axes, order);
        return View(_layout.Transpose(order));
    }

    /// <summary>Two axes exchanged, as a view.</summary>
    public Tensor SwapAxes(int axis1, int axis2)
    {
        Span<int> order = stackalloc int[Rank];
        for (int i = 0; i < Rank; i++) order[i] = i;
        int a = Shape.NormalizeAxis(axis1, "swap_axes"), b = Shape.NormalizeAxis(axis2, "swap_axes");
        (order[a], order[b]) = (order[b], order[a]);
        return View(_layout.Transpose(order));
    }

    /// <summary>Writes the permutation that <paramref name="axes"/> means, negative entries resolved, to <paramref name="order"/>.</summary>
    internal static void PermutationOf(in Shape shape, ReadOnlySpan<int> axes, Span<int> order)
    {
        if (axes.Length != 0 && axes.Length != shape.Rank)
            throw new ShapeException($"[transpose] {axes.Length} axes given for shape {shape}");
        int seen = 0;
        for (int k = 0; k < order.Length; k++)
        {
            order[k] = axes.Length == 0 ? order.Length - 1 - k : shape.NormalizeAxis(axes[k], "transpose");
            seen |= 1 << order[k];
        }
        if (seen != (1 << shape.Rank) - 1) throw new ShapeException($"[transpose] axes ({string.Join(", ", axes.ToArray())}) are no permutation for shape {shape}");
    }
}
