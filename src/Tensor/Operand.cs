namespace DeZeroNative;

/// <summary>One side of a binary operation: a tensor, or a number that takes the tensor's type.</summary>
internal readonly struct Operand
{
    private Operand(Tensor? tensor, Scalar scalar)
    {
        Tensor = tensor;
        Scalar = scalar;
    }

    /// <summary>The tensor, or null where this is a number.</summary>
    internal Tensor? Tensor { get; }

    /// <summary>The number, where <see cref="Tensor"/> is null.</summary>
    internal Scalar Scalar { get; }

    public static implicit operator Operand(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return new(tensor, default);
    }

    public static implicit operator Operand(Scalar scalar) => new(null, scalar);
}
