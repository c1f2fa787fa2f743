namespace DeZeroNative;

public static partial class F
{
    /// <summary>A new axis of size 1 at a position of the result; negative counts from the end of the result.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static Variable ExpandDims(Variable x, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        int k = axis < 0 ? axis + x.Rank + 1 : axis;
        if ((uint)k > x.Rank) throw new ArgumentOutOfRangeException(nameof(axis), $"[expand_dims] axis {axis} is out of range for shape {x.Shape}");
        return Reshape(x, x.Shape.Insert(k, 1));
    }
}
