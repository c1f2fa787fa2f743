namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Axes moved to other positions of the result, the others staying in order, as a view.</summary>
    /// <exception cref="ArgumentException">There is not one destination per source.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public Tensor MoveAxis(Axes source, Axes destination)
    {
        Span<int> order = stackalloc int[Rank];
        MovedOrder(Shape, source, destination, order);
        return View(_layout.Transpose(order));
    }

    /// <summary>Writes the permutation that <see cref="MoveAxis"/> means.</summary>
    internal static void MovedOrder(in Shape shape, Axes source, Axes destination, Span<int> order)
    {
        if (source.Count != destination.Count || source.IsAll != destination.IsAll)
            throw new ArgumentException($"[move_axis] {source.Count} axes to {destination.Count} places");
        int from = source.ToMask(shape, "move_axis"), to = destination.ToMask(shape, "move_axis");
        for (int k = 0, next = 0; k < order.Length; k++)
        {
            if ((to >> k & 1) != 0) continue;
            while ((from >> next & 1) != 0) next++;
            order[k] = next++;
        }
        for (int i = 0; i < source.Count; i++)
            order[shape.NormalizeAxis(destination[i], "move_axis")] = shape.NormalizeAxis(source[i], "move_axis");
        for (int k = 0; source.IsAll && k < order.Length; k++) order[k] = k;
    }
}
