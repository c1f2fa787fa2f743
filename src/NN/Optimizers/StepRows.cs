using DeZeroNative.Backends;

namespace DeZeroNative.NN;

/// <summary>
/// Rows of tensors gathered for one step of a backend. Kept between updates, so that gathering allocates nothing; what it does is done
/// when the rows are flushed, and when a row comes that is of another type or device.
/// </summary>
internal sealed class StepRows
{
    private Tensor?[] _tensors = new Tensor?[32];
    private int _count;

    /// <summary>Whether two tensors can stand in a row.</summary>
    internal static bool AreAlike(Tensor a, Tensor b) =>
        a.DType == b.DType && a.DType.IsFloat() && ReferenceEquals(a.Device, b.Device) && a.Shape == b.Shape && a.IsContiguous && b.IsContiguous;

    /// <summary>Adds a row: dense tensors of one shape, floating type and device, the written ones last.</summary>
    internal void Add<TOp>(in TOp op, params ReadOnlySpan<Tensor> row) where TOp : struct, IStepOp
    {
        if (_count > 0 && (_tensors[0]!.DType != row[0].DType || !ReferenceEquals(_tensors[0]!.Device, row[0].Device))) Flush(op);
        if (_count + row.Length > _tensors.Length) Array.Resize(ref _tensors, 2 * _tensors.Length);
        row.CopyTo(_tensors.AsSpan(_count)!);
        _count += row.Length;
    }

    /// <summary>Runs the step over the rows, and forgets them.</summary>
    internal void Flush<TOp>(in TOp op) where TOp : struct, IStepOp
    {
        if (_count == 0) return;
        try
        {
            _tensors[0]!.Backend.Step(op, _tensors.AsMemory(0, _count)!);
        }
        finally
        {
            Array.Clear(_tensors, 0, _count);
            _count = 0;
        }
    }
}
