namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The slices at positions along an axis, as NumPy's take: the axes of the index stand where the axis stood. Negative counts from the end.</summary>
    /// <exception cref="DTypeException">The index holds no integers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside the axis (an OpenCL device raises it when it is waited for).</exception>
    public Tensor IndexSelect(Tensor index, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(index);
        if (!index.DType.IsInteger()) throw new DTypeException($"[index_select] an index must hold integers, got {index.DType.Name()}");
        int k = Shape.NormalizeAxis(axis, "index_select");
        var items = new TensorIndex[k + 1];
        items[k] = index;
        return GetItem(items);
    }
}
