namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The positions that put the elements in order along an axis, int64: the second part of <see cref="Sort"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public Tensor ArgSort(int axis = -1, bool descending = false)
    {
        int k = Shape.NormalizeAxis(axis, "argsort");
        (Tensor values, Tensor indices) = FirstInOrder(k, Shape[k], descending);
        values.Dispose();
        return indices;
    }
}
