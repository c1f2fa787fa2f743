namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>y[..., j, ...] = x[..., index[..., j, ...], ...] along an axis; y has the shape of index.</summary>
    /// <param name="index">Positions, with the axes of x, none longer than that of x except along <paramref name="axis"/>.</param>
    /// <param name="axis">The axis that the positions are of; negative counts from the end.</param>
    /// <exception cref="ShapeException">The index does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside the axis (an OpenCL device raises it when it is waited for).</exception>
    public Tensor Gather(Tensor index, int axis)
    {
        int k = Shape.NormalizeAxis(axis, "gather");
        using Tensor positions = PositionsAlong(index, k, "gather");
        Tensor y = Allocate(positions.Layout, DType, Device);
        Backend.Gather(this, positions, k, y);
        return y;
    }

    /// <summary>Positions along an axis of this tensor as the backend wants them, for the caller to dispose: int64, dense and in range.</summary>
    private Tensor PositionsAlong(Tensor index, int axis, string operation)
    {
        ArgumentNullException.ThrowIfNull(index);
        RequireDevice(Device, index, operation);
        if (!index.DType.IsInteger()) throw new DTypeException($"[{operation}] an index must hold integers, got {index.DType.Name()}");
        bool fits = index.Rank == Rank;
        for (int i = 0; fits && i < Rank; i++) fits = i == axis || index.Shape[i] <= Shape[i];
        if (!fits) throw new ShapeException($"[{operation}] an index of shape {index.Shape} does not fit shape {Shape} along axis {axis}");
        using Tensor wide = index.DType == DType.Int64 ? index.View(index._layout) : index.To(DType.Int64);
        Tensor positions = wide.ContiguousView();
        Backend.CheckIndices(positions, 0, Shape[axis], operation);
        return positions;
    }
}
