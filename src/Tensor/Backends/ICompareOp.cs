using System.Numerics;

namespace DeZeroNative.Backends;

/// <summary>A question about two numbers of one type.</summary>
internal interface ICompareOp
{
    /// <summary>The name in messages and kernel names.</summary>
    static abstract string Name { get; }

    /// <summary>The question as an OpenCL C expression of <c>a</c> and <c>b</c>.</summary>
    static abstract string OpenCL { get; }

    /// <summary>The answer for two numbers.</summary>
    static abstract bool Invoke<T>(T a, T b) where T : unmanaged, INumber<T>;

    /// <summary>The answers for a vector of pairs: all bits set for yes.</summary>
    static abstract Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T>;
}
