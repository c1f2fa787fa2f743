using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Whether a is below b, element by element, as a bool tensor.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Less(Tensor a, Tensor b) => Compare<LessOp>(a, b);

    /// <inheritdoc cref="Less(Tensor, Tensor)"/>
    public static Tensor Less(Tensor a, Scalar b) => Compare<LessOp>(a, b);

    /// <inheritdoc cref="Less(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor a, Tensor b) => Compare<LessOp>(a, b);

    /// <inheritdoc cref="Less(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor a, Scalar b) => Compare<LessOp>(a, b);

    /// <inheritdoc cref="Less(Tensor, Tensor)"/>
    public static Tensor operator <(Scalar a, Tensor b) => Compare<LessOp>(a, b);
}

internal readonly struct LessOp : ICompareOp
{
    public static string Name => "less";

    public static string OpenCL => "a < b";

    public static bool Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a < b;

    public static Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => Vector.LessThan(a, b);
}
