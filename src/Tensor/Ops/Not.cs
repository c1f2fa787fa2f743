namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether the element does not hold.</summary>
    /// <exception cref="DTypeException">The tensor is no bool tensor.</exception>
    public Tensor Not()
    {
        if (DType != DType.Bool) throw new DTypeException($"[not] a bool tensor expected, got {DType.Name()}");
        return Equal(this, false);
    }

    /// <inheritdoc cref="Not"/>
    public static Tensor operator !(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Not();
    }
}
