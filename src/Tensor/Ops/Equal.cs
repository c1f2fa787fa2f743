using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether a equals b, element by element, as a bool tensor.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Equal(Tensor a, Tensor b) => Compare<EqualOp>(a, b);

    /// <inheritdoc cref="Equal(Tensor, Tensor)"/>
    public static Tensor Equal(Tensor a, Scalar b) => Compare<EqualOp>(a, b);
}

internal readonly struct EqualOp : ICompareOp
{
    public static string Name => "equal";

    public static string OpenCL => "a == b";

    public static bool Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a == b;

    public static Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => Vector.Equals(a, b);
}
