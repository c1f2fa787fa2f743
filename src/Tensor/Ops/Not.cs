namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether the element does not hold; of integers, every bit turned.</summary>
    /// <exception cref="DTypeException">The tensor holds real numbers.</exception>
    public Tensor Not()
    {
        if (DType.IsFloat()) throw new DTypeException($"[not] a bool or integer tensor expected, got {DType.Name()}");
        // All bits set is 255 of a byte, and -1 of the signed types.
        return DType == DType.Bool ? Equal(this, false) : DType == DType.UInt8 ? Subtract(255, this) : Subtract(-1, this);
    }

    /// <inheritdoc cref="Not"/>
    public static Tensor operator !(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Not();
    }
}
