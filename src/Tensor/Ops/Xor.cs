namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether just one of both holds, element by element.</summary>
    /// <exception cref="DTypeException">An operand is no bool tensor.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Xor(Tensor a, Tensor b)
    {
        RequireTruth(a, b, "xor");
        return NotEqual(a, b);
    }

    /// <inheritdoc cref="Xor(Tensor, Tensor)"/>
    public static Tensor operator ^(Tensor a, Tensor b) => Xor(a, b);
}
