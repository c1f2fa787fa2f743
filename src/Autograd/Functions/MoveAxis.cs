namespace DeZeroNative;

public static partial class F
{
    /// <summary>Axes moved to other positions of the result, the others staying in order.</summary>
    /// <exception cref="ArgumentException">There is not one destination per source.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Variable MoveAxis(Variable x, Axes source, Axes destination)
    {
        ArgumentNullException.ThrowIfNull(x);
        Span<int> order = stackalloc int[x.Rank];
        Tensor.MovedOrder(x.Shape, source, destination, order);
        return Transpose(x, order);
    }
}
