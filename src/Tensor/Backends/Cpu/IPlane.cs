namespace DeZeroNative.Backends.Cpu;

/// <summary>A pooling of one plane, the image of a single channel, or its adjoint. index is null where nobody wants it.</summary>
internal unsafe interface IPlane<T> where T : unmanaged
{
    static abstract void Run(T* x, long* index, T* y, PoolBounds rows, PoolBounds columns);
}
