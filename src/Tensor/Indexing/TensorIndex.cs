using System.Globalization;

namespace DeZeroNative;

/// <summary>
/// One position of an index such as <c>x[0, 1..3, TensorIndex.Ellipsis, mask]</c>, by NumPy's rules. Made implicitly from an
/// integer, <c>^k</c>, a range, a <see cref="Slice"/>, an integer tensor or array (positions, repeats allowed) and a bool
/// tensor or array (a mask). The default value is a whole axis.
/// </summary>
public readonly struct TensorIndex
{
    private TensorIndex(TensorIndexKind kind, Slice slice, Tensor? tensor)
    {
        Kind = kind;
        Slice = slice;
        Tensor = tensor;
    }

    /// <summary>A whole axis: Python's <c>:</c>, C#'s <c>..</c></summary>
    public static TensorIndex All => default;

    /// <summary>As many whole axes as the other positions leave: Python's <c>...</c></summary>
    public static TensorIndex Ellipsis => new(TensorIndexKind.Ellipsis, default, null);

    /// <summary>A new axis of size 1: NumPy's <c>newaxis</c>.</summary>
    public static TensorIndex NewAxis => new(TensorIndexKind.NewAxis, default, null);

    internal TensorIndexKind Kind { get; }

    /// <summary>The positions of a slice; its start is the position where <see cref="Kind"/> is an integer.</summary>
    internal Slice Slice { get; }

    /// <summary>The positions or the mask, else null.</summary>
    internal Tensor? Tensor { get; }

    /// <summary>Whether the result must be copied, because strides cannot express the positions.</summary>
    internal bool IsArray => Kind >= TensorIndexKind.Integers;

    /// <summary>How many axes of the tensor this position stands for; an ellipsis takes what is left.</summary>
    internal int AxisCount => Kind switch
    {
        TensorIndexKind.Ellipsis or TensorIndexKind.NewAxis => 0,
        TensorIndexKind.Mask => Tensor!.Rank,
        _ => 1,
    };

    /// <summary>One position; negative counts from the end.</summary>
    public static implicit operator TensorIndex(int position) => (long)position;

    /// <summary>One position; negative counts from the end.</summary>
    public static implicit operator TensorIndex(long position) => new(TensorIndexKind.Integer, new(position), null);

    /// <summary>One position, counted from the end with <c>^</c>.</summary>
    public static implicit operator TensorIndex(Index position) => new(TensorIndexKind.Integer, new(((Slice)(position..)).Start), null);

    /// <summary>The positions of a range.</summary>
    public static implicit operator TensorIndex(Range range) => (Slice)range;

    /// <summary>The positions of a slice.</summary>
    public static implicit operator TensorIndex(Slice slice) => new(TensorIndexKind.Slice, slice, null);

    /// <summary>Positions where the tensor holds integers, a mask where it holds truth values.</summary>
    /// <exception cref="DTypeException">The tensor holds real numbers.</exception>
    public static implicit operator TensorIndex(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.DType.IsFloat()) throw new DTypeException($"[index] an index tensor must hold integers or truth values, got {tensor.DType.Name()}");
        return new(tensor.DType == DType.Bool ? TensorIndexKind.Mask : TensorIndexKind.Integers, default, tensor);
    }

    /// <summary>Positions.</summary>
    public static implicit operator TensorIndex(int[] positions) => Tensor.From(positions);

    /// <summary>Positions.</summary>
    public static implicit operator TensorIndex(long[] positions) => Tensor.From(positions);

    /// <summary>A mask.</summary>
    public static implicit operator TensorIndex(bool[] mask) => Tensor.From(mask);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        TensorIndexKind.Integer => Slice.Start == long.MaxValue ? "^0" : Slice.Start!.Value.ToString(CultureInfo.InvariantCulture),
        TensorIndexKind.Ellipsis => "...",
        TensorIndexKind.NewAxis => "newaxis",
        TensorIndexKind.Slice => Slice.ToString(),
        _ => $"{Tensor!.DType.Name()} {Tensor.Shape}",
    };
}
