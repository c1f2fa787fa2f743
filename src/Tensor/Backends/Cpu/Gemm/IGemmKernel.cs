using System.Numerics;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>The innermost product: one small tile of the result, held in registers while the inner axis runs.</summary>
internal unsafe interface IGemmKernel
{
    /// <summary>Rows of a tile.</summary>
    static abstract int Rows { get; }

    /// <summary>Columns of a tile.</summary>
    static abstract int Columns<T>() where T : unmanaged;

    /// <summary>
    /// tile = a b, with a packed as k columns of <see cref="Rows"/> elements, b as k rows of <see cref="Columns{T}"/> elements and tile
    /// row-major. b and tile start on a cache line.
    /// </summary>
    static abstract void Multiply<T>(int k, T* a, T* b, T* tile) where T : unmanaged, IFloatingPointIeee754<T>;
}
