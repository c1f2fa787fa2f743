namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// The elements in order along an axis, and where each stood, int64. Equal elements keep their order; NaN counts as the
    /// largest. The gradient goes back to where the element stood; the positions have none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static (Variable Values, Tensor Indices) Sort(Variable x, int axis = -1, bool descending = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        Tensor indices = x.Data.ArgSort(axis, descending);
        return (Gather(x, indices, axis), indices);
    }
}
