using System.Diagnostics;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

/// <summary>A pooling of one plane, the image of a single channel, or its adjoint. index is null where nobody wants it.</summary>
internal unsafe interface IPlane<T> where T : unmanaged
{
    static abstract void Run(T* x, long* index, T* y, PoolBounds rows, PoolBounds columns);

    /// <summary>Whether the C kernels have it for these windows.</summary>
    static virtual bool IsNative(in PoolWindows windows) => false;

    /// <summary>The same for some planes at once, by the C kernels.</summary>
    static virtual void RunNative(in KernelPool pool, long planes, T* x, long* index, T* y) => throw new UnreachableException();
}
