using System.Numerics;
using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The position of the first smallest element along an axis, or in the flattened tensor, as int64; the first NaN where there is one.</summary>
    /// <exception cref="ShapeException">There is no element to choose.</exception>
    public Tensor ArgMin(int? axis = null, bool keepDims = false) => ArgReduce<ArgMinOp>(this, axis, keepDims);
}

internal readonly struct ArgMinOp : IArgReduceOp
{
    public static string Name => "argmin";

    public static string OpenCL => "a < b";

    public static bool Better<T>(T a, T b) where T : unmanaged, INumber<T> => a < b;
}
