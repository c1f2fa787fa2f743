using System.Runtime.InteropServices;

namespace DeZeroNative.NN;

/// <summary>Direct access to elements for the readers and writers of this library.</summary>
internal static class TensorElements
{
    /// <summary>
    /// The elements of a dense CPU tensor, in place. Unlike <see cref="Tensor.AsSpan{T}"/> this leaves the memory to the pool, so the tensor must be
    /// kept alive while the span is used.
    /// </summary>
    public static Span<T> Elements<T>(this Tensor tensor)
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(ref tensor.Origin<T>(), checked((int)tensor.Size));
}
