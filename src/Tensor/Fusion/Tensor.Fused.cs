namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Checks, broadcasts, allocates and computes.</summary>
    internal static Tensor Fuse(string name, FusedProgram program, ReadOnlySpan<Operand> inputs)
    {
        Tensor? first = null;
        Shape shape = default;
        DType dtype = default;
        foreach (Operand input in inputs)
        {
            if (input.Tensor is not { } x) continue;
            if (first is not null) RequireDevice(first.Device, x, name);
            shape = first is null ? x.Shape : DeZeroNative.Shape.Broadcast(shape, x.Shape, name);
            dtype = first is null ? x.DType : DTypeExtensions.Promote(dtype, x.DType);
            first ??= x;
        }
        if (first is null) throw new ArgumentException($"[{name}] one input must be a tensor");
        Tensor y = Allocate(first.IsContiguous && first.Shape == shape ? first._layout : Layout.Contiguous(shape), dtype.ToFloating(), first.Device);
        if (y.Size > 0) y.Backend.Fused(name, program, inputs, y);
        return y;
    }
}
