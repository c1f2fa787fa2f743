using System.Runtime.InteropServices;

namespace DeZeroNative.Interop.OpenCL;

/// <summary>
/// Host-to-device copies that do not wait. The bytes are copied to native memory that stays until the command's event is complete;
/// finished copies are freed at the next upload. At most <see cref="MaxPending"/> bytes are under way: beyond that the host waits, once
/// for half of them, and the wait is counted.
/// </summary>
internal sealed unsafe class UploadStaging(CL cl, OpenClContext context) : IDisposable
{
    /// <summary>Bytes under way at most.</summary>
    public const long MaxPending = 64L << 20;

    private readonly Lock _gate = new();
    private readonly Queue<Pending> _pending = new();
    private long _pendingBytes;

    /// <summary>Enqueues one copy.</summary>
    public void Write(ReadOnlySpan<byte> source, MemHandle destination, long offset)
    {
        context.Counters.CountUpload(source.Length);
        lock (_gate)
        {
            Reap();
            if (source.Length > MaxPending)
            {
                WriteAndWait(source, destination, offset);
                return;
            }

            if (_pendingBytes + source.Length > MaxPending)
            {
                WaitForRoom(Math.Max(source.Length, MaxPending / 2));
            }

            void* copy = NativeMemory.Alloc((nuint)source.Length);
            source.CopyTo(new Span<byte>(copy, source.Length));
            try
            {
                _pending.Enqueue(new Pending(context.EnqueueWrite(copy, source.Length, destination, offset), (nint)copy, source.Length));
            }
            catch
            {
                NativeMemory.Free(copy);
                throw;
            }

            _pendingBytes += source.Length;
        }

        GC.KeepAlive(destination);
        context.Flush();
    }

    /// <summary>Frees what is left; the queue must have been finished.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            while (_pending.Count > 0)
            {
                Release(_pending.Dequeue());
            }
        }
    }

    private void WriteAndWait(ReadOnlySpan<byte> source, MemHandle destination, long offset)
    {
        context.Counters.CountSynchronisation();
        fixed (byte* from = source)
        {
            int status = cl.EnqueueWriteBuffer(context.RawQueue, destination.Raw, true, (nuint)offset, (nuint)source.Length, from, 0, null, null);
            context.Check(status, "clEnqueueWriteBuffer");
        }
    }

    private void Reap()
    {
        while (_pending.TryPeek(out Pending oldest))
        {
            int state = 0;
            int status = cl.GetEventInfo(oldest.Written.Raw, EventInfo.CommandExecutionStatus, sizeof(int), &state, null);
            context.Check(status, "clGetEventInfo");
            if (state > (int)CommandExecutionStatus.Complete)
            {
                return;
            }

            Release(_pending.Dequeue());
            if (state < 0)
            {
                throw context.Failure("clEnqueueWriteBuffer", state, "an earlier copy to the device was lost");
            }
        }
    }

    // The queue is in order: with the last of those that are to go, all of them have run.
    private void WaitForRoom(long bytes)
    {
        long room = MaxPending - _pendingBytes;
        int count = 0;
        nint last = 0;
        foreach (Pending pending in _pending)
        {
            if (room >= bytes)
            {
                break;
            }

            room += pending.Bytes;
            last = pending.Written.Raw;
            count++;
        }

        context.Counters.CountSynchronisation();
        int status = cl.WaitForEvents(1, &last);
        for (int i = 0; i < count; i++)
        {
            Release(_pending.Dequeue());
        }

        context.Check(status, "clWaitForEvents");
    }

    private void Release(Pending done)
    {
        done.Written.Dispose();
        NativeMemory.Free((void*)done.Memory);
        _pendingBytes -= done.Bytes;
    }

    private readonly record struct Pending(EventHandle Written, nint Memory, long Bytes);
}
