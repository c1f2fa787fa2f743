namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether both hold, element by element.</summary>
    /// <exception cref="DTypeException">An operand is no bool tensor.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor And(Tensor a, Tensor b)
    {
        RequireTruth(a, b, "and");
        return Binary<MinimumOp>(a, b);
    }

    /// <inheritdoc cref="And(Tensor, Tensor)"/>
    public static Tensor operator &(Tensor a, Tensor b) => And(a, b);

    /// <summary>Checks the operands of a logical operation here, because what it is composed of would speak of itself.</summary>
    private static void RequireTruth(Tensor a, Tensor b, string operation)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.DType != DType.Bool || b.DType != DType.Bool)
            throw new DTypeException($"[{operation}] bool tensors expected, got {a.DType.Name()} and {b.DType.Name()}");
        RequireDevice(a.Device, b, operation);
        _ = DeZeroNative.Shape.Broadcast(a.Shape, b.Shape, operation);
    }
}
