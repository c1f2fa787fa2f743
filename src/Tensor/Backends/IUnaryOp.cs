using System.Numerics;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends;

/// <summary>A function of one number, applied to every element of a floating tensor.</summary>
internal interface IUnaryOp
{
    /// <summary>The name in messages and kernel names.</summary>
    static abstract string Name { get; }

    /// <summary>The function as an OpenCL C expression of <c>x</c>; constants are cast with <c>(T)</c>, the element type.</summary>
    static abstract string OpenCL { get; }

    /// <summary>The C kernel, where there is one.</summary>
    static virtual KernelFunction? Kernel => null;

    /// <summary>
    /// Whether a number that the span form cannot compute in a vector takes those beside it in the vector along, so that roundings depend on
    /// where vectors begin: on the alignment of the memory.
    /// </summary>
    static virtual bool DependsOnAlignment => false;

    /// <summary>The function of one number.</summary>
    static abstract T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The function of every element; x and y have one length and are the same memory or apart.</summary>
    static abstract void Invoke<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>;
}
