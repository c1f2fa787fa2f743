namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>A copy y of this tensor with y[..., index[p], ...] += x[p] along an axis for every p; the inverse of <see cref="Gather"/>.</summary>
    /// <param name="index">Positions, with the axes of this tensor, none longer than its own except along <paramref name="axis"/>; repeats add up.</param>
    /// <param name="x">The numbers to add, of the shape of the index.</param>
    /// <param name="axis">The axis that the positions are of; negative counts from the end.</param>
    /// <exception cref="ShapeException">The index does not fit, or x has another shape.</exception>
    /// <exception cref="DTypeException">The tensor holds truth values, or the index no integers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside the axis (an OpenCL device raises it when it is waited for).</exception>
    public Tensor ScatterAdd(Tensor index, Tensor x, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        int k = Shape.NormalizeAxis(axis, "scatter_add");
        RequireDevice(Device, x, "scatter_add");
        DType dtype = DTypeExtensions.Promote(DType, x.DType);
        if (dtype == DType.Bool) throw new DTypeException("[scatter_add] truth values do not add up");
        using Tensor positions = PositionsAlong(index, k, "scatter_add");
        if (x.Shape != positions.Shape) throw new ShapeException($"[scatter_add] an index of shape {positions.Shape} does not fit numbers of shape {x.Shape}");
        using Tensor numbers = x.DType == dtype ? x.View(x._layout) : x.To(dtype);
        Tensor y = AllocateLike(this, dtype);
        Backend.Copy(this, y);
        Backend.ScatterAdd(numbers, positions, k, y);
        return y;
    }
}
