using System.Numerics;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends;

/// <summary>
/// What an update does to each element of a row of arrays of one length: a gradient, what is kept between updates, a parameter. An
/// instance holds the numbers of one update, such as the learning rate.
/// </summary>
internal unsafe interface IStepOp
{
    /// <summary>More arrays or numbers than any update has.</summary>
    const int MaxArrays = 5, MaxNumbers = 8;

    /// <summary>The name in messages and kernel names.</summary>
    static abstract string Name { get; }

    /// <summary>The names of the arrays in the OpenCL text.</summary>
    static abstract string[] Arrays { get; }

    /// <summary>How many of the arrays, the first ones, are only read; the others are read and written.</summary>
    static virtual int Inputs => 1;

    /// <summary>The names of the numbers in the OpenCL text.</summary>
    static abstract string[] Numbers { get; }

    /// <summary>OpenCL C statements on one element of each array and the numbers, all variables of the type <c>T</c>.</summary>
    static abstract string OpenCL { get; }

    /// <summary>The C kernel, where there is one: to the bit what <see cref="Invoke"/> gives.</summary>
    static virtual KernelStep? Kernel => null;

    /// <summary>The numbers in the type of the elements, in which their differences from 1 are taken too.</summary>
    void Write<T>(Span<T> numbers) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Updates <paramref name="count"/> elements of every array. A vector and a single element give the same bits.</summary>
    static abstract void Invoke<T>(ReadOnlySpan<T> numbers, T** x, long count) where T : unmanaged, IFloatingPointIeee754<T>;
}
