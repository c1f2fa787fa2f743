namespace DeZeroNative;

// Numbers where a tensor is expected, as in x[0, 1] = 9 and x[mask] = 0. Beside an operator a number stays a weak Scalar: the
// conversion from Scalar makes that the closer one.
public sealed partial class Tensor
{
    /// <summary>A tensor of shape () that holds a number: int64, float64 or bool.</summary>
    public static implicit operator Tensor(Scalar value) => value.Kind switch
    {
        DType.Float64 => Scalar(value.ToDouble()),
        DType.Int64 => Scalar(value.ToInt64()),
        _ => Scalar(value.ToInt64() != 0),
    };

    /// <summary>A tensor of shape () that holds a number.</summary>
    public static implicit operator Tensor(double value) => Scalar(value);

    /// <inheritdoc cref="implicit operator Tensor(double)"/>
    public static implicit operator Tensor(float value) => Scalar(value);

    /// <inheritdoc cref="implicit operator Tensor(double)"/>
    public static implicit operator Tensor(long value) => Scalar(value);

    /// <inheritdoc cref="implicit operator Tensor(double)"/>
    public static implicit operator Tensor(int value) => Scalar(value);

    /// <inheritdoc cref="implicit operator Tensor(double)"/>
    public static implicit operator Tensor(bool value) => Scalar(value);

    /// <summary>The value of a tensor of one element, converted. Waits for the device.</summary>
    /// <exception cref="ShapeException">The tensor has not exactly one element.</exception>
    public static explicit operator double(Tensor x) => Number<double>(x);

    /// <inheritdoc cref="explicit operator double(Tensor)"/>
    public static explicit operator float(Tensor x) => Number<float>(x);

    /// <inheritdoc cref="explicit operator double(Tensor)"/>
    public static explicit operator long(Tensor x) => Number<long>(x);

    /// <inheritdoc cref="explicit operator double(Tensor)"/>
    public static explicit operator int(Tensor x) => Number<int>(x);

    /// <summary>Whether the element of a tensor of one element is not zero. Waits for the device.</summary>
    /// <exception cref="ShapeException">The tensor has not exactly one element.</exception>
    public static explicit operator bool(Tensor x) => Number<double>(x) != 0;

    /// <summary>The value of a tensor of one element as a number of its kind.</summary>
    internal Scalar ToScalar()
    {
        if (DType.IsFloat()) return Item<double>();
        return DType == DType.Bool ? Item<long>() != 0 : Item<long>();
    }

    private static T Number<T>(Tensor x) where T : unmanaged, System.Numerics.INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Item<T>();
    }
}
