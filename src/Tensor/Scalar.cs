namespace DeZeroNative;

/// <summary>
/// A number beside a tensor. It is weakly typed: it takes the type of the tensor where that can hold it, so that a float32
/// tensor times 2.0 stays float32. An int32 tensor times 2.0 becomes float32, a uint8 tensor plus 300 becomes int64.
/// </summary>
public readonly struct Scalar : IEquatable<Scalar>
{
    private readonly double _real;
    private readonly long _integer;
    private readonly DType _kind;

    private Scalar(double real, long integer, DType kind)
    {
        _real = real;
        _integer = integer;
        _kind = kind;
    }

    /// <summary>The kind of number: <see cref="DType.Bool"/>, <see cref="DType.Int64"/> or <see cref="DType.Float64"/>.</summary>
    public DType Kind => _kind;

    /// <summary>The value as a double.</summary>
    public double ToDouble() => _real;

    /// <summary>The value as an integer; a real number is cut towards zero and held within the range.</summary>
    public long ToInt64() => _kind == DType.Float64 ? long.CreateSaturating(_real) : _integer;

    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool value) => new(value ? 1 : 0, value ? 1 : 0, DType.Bool);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(int value) => new(value, value, DType.Int64);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(long value) => new(value, value, DType.Int64);

    /// <summary>A real number.</summary>
    public static implicit operator Scalar(float value) => new(value, 0, DType.Float64);

    /// <summary>A real number.</summary>
    public static implicit operator Scalar(double value) => new(value, 0, DType.Float64);

    /// <summary>The type of a result of a tensor of type <paramref name="dtype"/> and this number.</summary>
    internal DType Join(DType dtype) => _kind switch
    {
        DType.Float64 => dtype.ToFloating(),
        DType.Int64 => IsHeldBy(dtype) ? dtype : DType.Int64,
        _ => dtype,
    };

    private bool IsHeldBy(DType dtype) => dtype switch
    {
        DType.Bool => false,
        DType.UInt8 => _integer is >= byte.MinValue and <= byte.MaxValue,
        DType.Int32 => _integer is >= int.MinValue and <= int.MaxValue,
        _ => true,
    };

    /// <summary>The value in the C# type of a tensor's elements, held within its range.</summary>
    internal T To<T>() where T : unmanaged, System.Numerics.INumberBase<T> =>
        _kind == DType.Float64 ? T.CreateSaturating(_real) : T.CreateSaturating(_integer);

    /// <inheritdoc/>
    public bool Equals(Scalar other) => _real.Equals(other._real) && _integer == other._integer && _kind == other._kind;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Scalar other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_real, _integer, _kind);

    /// <inheritdoc/>
    public override string ToString() =>
        _kind == DType.Float64 ? _real.ToString(System.Globalization.CultureInfo.InvariantCulture) : _integer.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether both are the same number of the same kind.</summary>
    public static bool operator ==(Scalar left, Scalar right) => left.Equals(right);

    /// <summary>Whether the numbers or their kinds differ.</summary>
    public static bool operator !=(Scalar left, Scalar right) => !left.Equals(right);
}
