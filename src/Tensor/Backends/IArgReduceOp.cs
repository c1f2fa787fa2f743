using System.Numerics;

namespace DeZeroNative.Backends;

/// <summary>Which of two numbers is the better one. The first of equals wins, and a NaN beats every number.</summary>
internal interface IArgReduceOp
{
    /// <summary>The name in messages and kernel names.</summary>
    static abstract string Name { get; }

    /// <summary>Whether <c>a</c> beats <c>b</c>, as an OpenCL C expression that may use neither's NaN.</summary>
    static abstract string OpenCL { get; }

    /// <summary>Whether <paramref name="a"/> beats <paramref name="b"/>, neither being NaN.</summary>
    static abstract bool Better<T>(T a, T b) where T : unmanaged, INumber<T>;
}
