using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether a is above b, element by element, as a bool tensor.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Greater(Tensor a, Tensor b) => Compare<GreaterOp>(a, b);

    /// <inheritdoc cref="Greater(Tensor, Tensor)"/>
    public static Tensor Greater(Tensor a, Scalar b) => Compare<GreaterOp>(a, b);

    /// <inheritdoc cref="Greater(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor a, Tensor b) => Compare<GreaterOp>(a, b);

    /// <inheritdoc cref="Greater(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor a, Scalar b) => Compare<GreaterOp>(a, b);

    /// <inheritdoc cref="Greater(Tensor, Tensor)"/>
    public static Tensor operator >(Scalar a, Tensor b) => Compare<GreaterOp>(a, b);
}

internal readonly struct GreaterOp : ICompareOp
{
    public static string Name => "greater";

    public static string OpenCL => "a > b";

    public static bool Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a > b;

    public static Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => Vector.GreaterThan(a, b);
}
