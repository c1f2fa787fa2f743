using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether a differs from b, element by element, as a bool tensor; NaN differs from everything.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor NotEqual(Tensor a, Tensor b) => Compare<NotEqualOp>(a, b);

    /// <inheritdoc cref="NotEqual(Tensor, Tensor)"/>
    public static Tensor NotEqual(Tensor a, Scalar b) => Compare<NotEqualOp>(a, b);
}

internal readonly struct NotEqualOp : ICompareOp
{
    public static string Name => "not_equal";

    public static string OpenCL => "a != b";

    public static bool Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a != b;

    public static Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => ~Vector.Equals(a, b);
}
