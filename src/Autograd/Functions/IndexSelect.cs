namespace DeZeroNative;

public static partial class F
{
    /// <summary>The slices that an integer tensor names along an axis; its axes take the place of that axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis, or a position, is out of range.</exception>
    public static Variable IndexSelect(Variable x, Tensor index, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        // A list of whole axes (the default), and the positions after them.
        var places = new TensorIndex[x.Shape.NormalizeAxis(axis, "index_select") + 1];
        places[^1] = index;
        return GetItem(x, places);
    }
}
