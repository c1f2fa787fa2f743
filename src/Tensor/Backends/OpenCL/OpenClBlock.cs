using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>
/// A buffer of the device, or a part of a slab. Its pool holds it from its making to its end, so no finalizer can release it early.
/// </summary>
internal sealed class OpenClBlock(OpenClPool pool, MemHandle memory, long capacity, OpenClSlab? slab = null) : PoolBlock(capacity)
{
    internal MemHandle Memory { get; } = memory;

    /// <summary>The buffer that this is a part of, or null for a buffer of its own.</summary>
    internal OpenClSlab? Slab { get; } = slab;

    // Commands in flight keep the buffer by themselves; nothing waits here.
    internal override void Destroy()
    {
        pool.Drop(this);
        Memory.Dispose();
    }
}
