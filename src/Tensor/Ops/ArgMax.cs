using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The position of the first largest element along an axis, or in the flattened tensor, as int64; the first NaN where there is one.</summary>
    /// <exception cref="ShapeException">There is no element to choose.</exception>
    public Tensor ArgMax(int? axis = null, bool keepDims = false) => ArgReduce<ArgMaxOp>(this, axis, keepDims);
}

internal readonly struct ArgMaxOp : IArgReduceOp
{
    public static string Name => "argmax";

    public static string OpenCL => "a > b";

    public static bool Better<T>(T a, T b) where T : unmanaged, INumber<T> => a > b;
}
