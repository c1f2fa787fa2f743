namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether one or both hold, element by element.</summary>
    /// <exception cref="DTypeException">An operand is no bool tensor.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Or(Tensor a, Tensor b)
    {
        RequireTruth(a, b, "or");
        return Binary<MaximumOp>(a, b);
    }

    /// <inheritdoc cref="Or(Tensor, Tensor)"/>
    public static Tensor operator |(Tensor a, Tensor b) => Or(a, b);
}
