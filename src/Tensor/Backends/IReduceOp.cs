using System.Numerics;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends;

/// <summary>An associative function that folds many numbers into one.</summary>
internal interface IReduceOp
{
    /// <summary>The name in messages and kernel names.</summary>
    static abstract string Name { get; }

    /// <summary>The fold of <c>a</c> and <c>b</c> as an OpenCL C expression; <c>T</c> is the element type.</summary>
    static abstract string OpenCL { get; }

    /// <summary>The C kernel, where there is one.</summary>
    static virtual KernelFold? Kernel => null;

    /// <summary>The value that changes nothing, which is the result over no elements.</summary>
    static abstract T Identity<T>() where T : unmanaged, INumber<T>;

    /// <summary>The fold of two numbers.</summary>
    static abstract T Invoke<T>(T a, T b) where T : unmanaged, INumber<T>;

    /// <summary>The fold of a span that is not empty.</summary>
    static abstract T Reduce<T>(ReadOnlySpan<T> x) where T : unmanaged, INumber<T>;

    /// <summary>y = fold(y, x), element by element.</summary>
    static abstract void Accumulate<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T>;
}
