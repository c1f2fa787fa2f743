using System.Runtime.InteropServices;

namespace DeZeroNative.Interop.OpenCL;

/// <summary>
/// Host-to-device copies that do not wait. The bytes are copied to native memory that stays until the command's event is complete;
/// finished copies are freed at the next upload. At most <see cref="MaxPending"/> bytes are under way: beyond that the host waits, and
/// the wait is counted.
/// </summary>
internal sealed unsafe class UploadStaging(CL cl, QueueHandle queue, OpenClCounters counters) : IDisposable
{
    /// <summary>Bytes under way at most.</summary>
    public const long MaxPending = 64L << 20;

    private readonly Lock _gate = new();
    private readonly Queue<Pending> _pending = new();
    private long _pendingBytes;

    /// <summary>Enqueues one copy.</summary>
    public void Write(ReadOnlySpan<byte> source, MemHandle destination, long offset)
    {
        counters.CountUpload(source.Length);
        lock (_gate)
        {
            Reap();
            if (source.Length > MaxPending)
            {
                WriteAndWait(source, destination, offset);
                return;
            }

            while (_pendingBytes + source.Length > MaxPending)
            {
                WaitForOldest();
            }

            void* copy = NativeMemory.Alloc((nuint)source.Length);
            source.CopyTo(new Span<byte>(copy, source.Length));
            nint written = 0;
            int status = cl.EnqueueWriteBuffer(queue.Raw, destination.Raw, false, (nuint)offset, (nuint)source.Length, copy, 0, null, &written);
            if (status != 0)
            {
                NativeMemory.Free(copy);
                throw new OpenClException("clEnqueueWriteBuffer", status);
            }

            _pending.Enqueue(new Pending(new EventHandle(written), (nint)copy, source.Length));
            _pendingBytes += source.Length;
        }

        GC.KeepAlive(destination);
        OpenClException.ThrowOnError(cl.Flush(queue.Raw), "clFlush");
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
        counters.CountSynchronisation();
        fixed (byte* from = source)
        {
            int status = cl.EnqueueWriteBuffer(queue.Raw, destination.Raw, true, (nuint)offset, (nuint)source.Length, from, 0, null, null);
            OpenClException.ThrowOnError(status, "clEnqueueWriteBuffer");
        }
    }

    private void Reap()
    {
        while (_pending.TryPeek(out Pending oldest))
        {
            int state = 0;
            int status = cl.GetEventInfo(oldest.Written.Raw, EventInfo.CommandExecutionStatus, sizeof(int), &state, null);
            OpenClException.ThrowOnError(status, "clGetEventInfo");
            if (state > (int)CommandExecutionStatus.Complete)
            {
                return;
            }

            Release(_pending.Dequeue());
            if (state < 0)
            {
                throw new OpenClException("clEnqueueWriteBuffer", state, "an earlier copy to the device was lost");
            }
        }
    }

    private void WaitForOldest()
    {
        Pending oldest = _pending.Dequeue();
        counters.CountSynchronisation();
        nint written = oldest.Written.Raw;
        int status = cl.WaitForEvents(1, &written);
        Release(oldest);
        OpenClException.ThrowOnError(status, "clWaitForEvents");
    }

    private void Release(Pending done)
    {
        done.Written.Dispose();
        NativeMemory.Free((void*)done.Memory);
        _pendingBytes -= done.Bytes;
    }

    private readonly record struct Pending(EventHandle Written, nint Memory, long Bytes);
}
