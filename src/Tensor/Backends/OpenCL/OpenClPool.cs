using System.Collections.Concurrent;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>
/// The pool of a device's memory. A block may be lent again as soon as it is returned, even while commands that use it are
/// still queued: the one in-order queue runs the next user's commands after them.
/// </summary>
internal sealed class OpenClPool(OpenClContext context, string device) : TensorPool<OpenClBlock>
{
    private readonly ConcurrentDictionary<OpenClBlock, bool> _blocks = new();

    internal void Drop(OpenClBlock block) => _blocks.TryRemove(block, out _);

    /// <summary>Gives back whatever nobody can reach any more, and waits until the device is done with it.</summary>
    internal void Relieve()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Trim();
        context.Finish();
    }

    protected override OpenClBlock Allocate(long capacity)
    {
        long limit = context.Device.Capabilities.MaxAllocation;
        if (capacity > limit) throw new DeviceException($"[allocate] {device} makes no buffer of {capacity} bytes; its limit is {limit}");
        MemHandle? memory = TryCreate(capacity) ?? RetryAfterTrim(capacity);
        if (memory is null)
            throw new DeviceException($"[allocate] {device} has no room for {capacity} bytes; {LiveBytes - capacity} of {context.Device.Capabilities.GlobalMemory} are in use");
        var block = new OpenClBlock(this, memory, capacity);
        _blocks[block] = true;
        return block;
    }

    private MemHandle? RetryAfterTrim(long capacity)
    {
        Relieve();
        return TryCreate(capacity);
    }

    // Drivers hand out more than there is and fail, or page, when it is used. What is lent already counts the new block.
    private MemHandle? TryCreate(long capacity) =>
        LiveBytes + IdleBytes <= context.Device.Capabilities.GlobalMemory ? context.TryCreateBuffer(capacity) : null;
}
