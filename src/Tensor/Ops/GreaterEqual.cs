using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether a is at least b, element by element, as a bool tensor.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor GreaterEqual(Tensor a, Tensor b) => Compare<GreaterEqualOp>(a, b);

    /// <inheritdoc cref="GreaterEqual(Tensor, Tensor)"/>
    public static Tensor GreaterEqual(Tensor a, Scalar b) => Compare<GreaterEqualOp>(a, b);

    /// <inheritdoc cref="GreaterEqual(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor a, Tensor b) => Compare<GreaterEqualOp>(a, b);

    /// <inheritdoc cref="GreaterEqual(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor a, Scalar b) => Compare<GreaterEqualOp>(a, b);

    /// <inheritdoc cref="GreaterEqual(Tensor, Tensor)"/>
    public static Tensor operator >=(Scalar a, Tensor b) => Compare<GreaterEqualOp>(a, b);
}

internal readonly struct GreaterEqualOp : ICompareOp
{
    public static string Name => "greater_equal";

    public static string OpenCL => "a >= b";

    public static bool Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a >= b;

    public static Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => Vector.GreaterThanOrEqual(a, b);
}
