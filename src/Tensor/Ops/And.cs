using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether both hold, element by element; of integers, the bits that both have.</summary>
    /// <exception cref="DTypeException">An operand holds real numbers.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor And(Tensor a, Tensor b) => AreTruth(a, b, "and") ? Binary<MinimumOp>(a, b) : Binary<AndOp>(a, b);

    /// <inheritdoc cref="And(Tensor, Tensor)"/>
    public static Tensor operator &(Tensor a, Tensor b) => And(a, b);

    /// <summary>
    /// Whether both operands are bool, not integers. Checked here, because what a logical operation is composed of would
    /// speak of itself.
    /// </summary>
    private static bool AreTruth(Tensor a, Tensor b, string operation)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.DType.IsFloat() || b.DType.IsFloat())
            throw new DTypeException($"[{operation}] bool or integer tensors expected, got {a.DType.Name()} and {b.DType.Name()}");
        RequireDevice(a.Device, b, operation);
        _ = DeZeroNative.Shape.Broadcast(a.Shape, b.Shape, operation);
        return a.DType == DType.Bool && b.DType == DType.Bool;
    }
}

/// <summary>Of integers.</summary>
internal readonly struct AndOp : IBinaryOp
{
    public static string Name => "and";

    public static string OpenCL => "a & b";

    public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(a) & long.CreateTruncating(b));

    public static void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<AndOp, T>(a, b, y);

    public static void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<AndOp, T>(a, b, y);

    public static void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> => PairLoop.Invoke<AndOp, T>(a, b, y);
}
