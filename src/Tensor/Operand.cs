namespace DeZeroNative;

/// <summary>One side of an operation: a tensor, or a number that takes the tensor's type.</summary>
public readonly struct Operand
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

    /// <summary>A tensor.</summary>
    public static implicit operator Operand(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return new(tensor, default);
    }

    /// <summary>A number.</summary>
    public static implicit operator Operand(Scalar scalar) => new(null, scalar);

    /// <summary>A number.</summary>
    public static implicit operator Operand(double number) => new(null, number);
}
