using System.Numerics;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends;

/// <summary>A function of two numbers of one type. Spans have one length; y may be the same memory as an operand.</summary>
internal interface IBinaryOp
{
    /// <summary>The name in messages and kernel names.</summary>
    static abstract string Name { get; }

    /// <summary>The function as an OpenCL C expression of <c>a</c> and <c>b</c>; <c>T</c> is the element type.</summary>
    static abstract string OpenCL { get; }

    /// <summary>The C kernel for two spans of floating numbers, where there is one: to the bit what <c>Invoke</c> gives.</summary>
    static virtual KernelPairFunction? Kernel => null;

    /// <summary>The function of two numbers.</summary>
    static abstract T Invoke<T>(T a, T b) where T : unmanaged, INumber<T>;

    /// <summary>The function of every pair of elements.</summary>
    static abstract void Invoke<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>;

    /// <summary>The function of every element and one number.</summary>
    static abstract void Invoke<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T>;

    /// <summary>The function of one number and every element.</summary>
    static abstract void Invoke<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>;
}
