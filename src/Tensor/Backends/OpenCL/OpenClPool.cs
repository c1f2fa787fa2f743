using System.Collections.Concurrent;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>
/// The pool of a device's memory. A block may be lent again as soon as it is returned, even while commands that use it are
/// still queued: the one in-order queue runs the next user's commands after them. Small blocks are cut from slabs, because
/// drivers take long to make a buffer and round its size up.
/// <code>
///   slab    | block | block | ...  (up to 16 of one size, each a sub-buffer at a multiple of the device's base alignment)
/// </code>
/// </summary>
internal sealed class OpenClPool(OpenClContext context, string device) : TensorPool<OpenClBlock>
{
    private const long MaxSmall = 64 << 10;
    private const int MaxBlocksInSlab = 16;

    // Of a device that is short of memory, a slab takes a small part only.
    private const int LeastSlabsInDevice = 256;

    private readonly ConcurrentDictionary<OpenClBlock, bool> _blocks = new();
    private long _reserved;

    // Until a driver refuses to cut one.
    private volatile bool _cutsSlabs = true;

    /// <summary>Bytes of all buffers made and not given back: what is lent and what waits.</summary>
    internal long ReservedBytes => Interlocked.Read(ref _reserved);

    protected override int SurplusInterval => 4096;

    private DeviceCapabilities Capabilities => context.Device.Capabilities;

    internal void Drop(OpenClBlock block)
    {
        if (_blocks.TryRemove(block, out _)) Interlocked.Add(ref _reserved, -block.Capacity);
    }

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
        long limit = Capabilities.MaxAllocation;
        if (capacity > limit) throw new DeviceException($"[allocate] {device} makes no buffer of {capacity} bytes; its limit is {limit}");
        return TryCreate(capacity) ?? TrimAndCreate(capacity) ?? RelieveAndCreate(capacity) ?? throw new DeviceException(
            $"[allocate] {device} ({Capabilities.Name}) has no room for {capacity} bytes: tensors hold {LiveBytes - capacity} of its {Capabilities.GlobalMemory}");
    }

    protected override IReadOnlyCollection<OpenClBlock> Retain(List<OpenClBlock> leaving)
    {
        foreach (OpenClBlock block in leaving)
            if (block.Slab is { } slab) slab.Leaving++;
        List<OpenClBlock> staying = leaving.FindAll(block => block.Slab is { } slab && slab.Leaving < slab.Count);
        leaving.RemoveAll(block => block.Slab is { } slab && slab.Leaving < slab.Count);
        foreach (OpenClBlock block in staying) block.Slab!.Leaving = 0;
        return staying;
    }

    private OpenClBlock? TrimAndCreate(long capacity)
    {
        if (IdleBytes == 0) return null;
        Trim();
        return TryCreate(capacity);
    }

    private OpenClBlock? RelieveAndCreate(long capacity)
    {
        Relieve();
        return TryCreate(capacity);
    }

    private OpenClBlock? TryCreate(long capacity)
    {
        int count = (int)Math.Min(MaxBlocksInSlab, Math.Min(Capabilities.MaxAllocation, Capabilities.GlobalMemory / LeastSlabsInDevice) / capacity);
        bool inSlab = _cutsSlabs && capacity <= MaxSmall && count > 1 && capacity % Capabilities.BaseAlignment == 0;
        if (inSlab && TryReserve(count * capacity) is { } slab && Cut(slab, count, capacity) is { } block) return block;
        return TryReserve(capacity) is { } memory ? Hold(new OpenClBlock(this, memory, capacity)) : null;
    }

    // Drivers hand out more than there is and fail, or page, when it is used.
    private MemHandle? TryReserve(long bytes)
    {
        if (Interlocked.Add(ref _reserved, bytes) <= Capabilities.GlobalMemory && context.TryCreateBuffer(bytes) is { } memory) return memory;
        Interlocked.Add(ref _reserved, -bytes);
        return null;
    }

    private OpenClBlock? Cut(MemHandle slab, int count, long capacity)
    {
        // The parts keep the buffer; its own handle is not needed beyond this.
        using MemHandle whole = slab;
        var owner = new OpenClSlab(count);
        var blocks = new OpenClBlock[count];
        for (int i = 0; i < count; i++)
        {
            if (context.TryCreatePart(whole, i * capacity, capacity) is not { } part)
            {
                foreach (OpenClBlock made in blocks.AsSpan(0, i)) made.Destroy();
                Interlocked.Add(ref _reserved, -(count - i) * capacity);
                _cutsSlabs = false;
                return null;
            }
            blocks[i] = Hold(new OpenClBlock(this, part, capacity, owner));
        }
        Stock(blocks.AsSpan(1));
        return blocks[0];
    }

    private OpenClBlock Hold(OpenClBlock block)
    {
        _blocks[block] = true;
        return block;
    }
}
