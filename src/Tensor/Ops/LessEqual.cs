using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether a is at most b, element by element, as a bool tensor.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor LessEqual(Tensor a, Tensor b) => Compare<LessEqualOp>(a, b);

    /// <inheritdoc cref="LessEqual(Tensor, Tensor)"/>
    public static Tensor LessEqual(Tensor a, Scalar b) => Compare<LessEqualOp>(a, b);

    /// <inheritdoc cref="LessEqual(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor a, Tensor b) => Compare<LessEqualOp>(a, b);

    /// <inheritdoc cref="LessEqual(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor a, Scalar b) => Compare<LessEqualOp>(a, b);

    /// <inheritdoc cref="LessEqual(Tensor, Tensor)"/>
    public static Tensor operator <=(Scalar a, Tensor b) => Compare<LessEqualOp>(a, b);
}

internal readonly struct LessEqualOp : ICompareOp
{
    public static string Name => "less_equal";

    public static string OpenCL => "a <= b";

    public static bool Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a <= b;

    public static Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => Vector.LessThanOrEqual(a, b);
}
