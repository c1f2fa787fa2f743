using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>A buffer of the device. Its pool holds it from its making to its end, so no finalizer can release it early.</summary>
internal sealed class OpenClBlock(OpenClPool pool, MemHandle memory, long capacity) : PoolBlock(capacity)
{
    internal MemHandle Memory { get; } = memory;

    // Commands in flight keep the buffer by themselves; nothing waits here.
    internal override void Destroy()
    {
        pool.Drop(this);
        Memory.Dispose();
    }
}
