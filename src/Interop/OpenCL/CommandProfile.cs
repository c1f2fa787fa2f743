using System.Runtime.InteropServices;

namespace DeZeroNative.Interop.OpenCL;

/// <summary>
/// The times of a device's commands, by name, while it is profiled. Each command has an event until its time is read; at most
/// <see cref="MaxPending"/> are kept, so the memory of a profile does not grow with the length of the run. Its context calls it under
/// its gate.
/// </summary>
internal sealed unsafe class CommandProfile(CL cl)
{
    /// <summary>Events whose times are yet to be read, at most.</summary>
    public const int MaxPending = 4096;

    private readonly Queue<Pending> _pending = new();
    private readonly Dictionary<string, CommandTotals> _totals = new(StringComparer.Ordinal);

    /// <summary>Takes over the event of a command just enqueued.</summary>
    internal void Add(string name, nint done, long bytes, long flops)
    {
        _pending.Enqueue(new Pending(name, new EventHandle(done), bytes, flops));
        if (_pending.Count < MaxPending)
        {
            return;
        }

        // Half of them, so that it is waited for once in thousands of commands.
        nint middle = _pending.ElementAt(MaxPending / 2).Done.Raw;
        _ = cl.WaitForEvents(1, &middle);
        for (int i = 0; i < MaxPending / 2; i++)
        {
            Take(_pending.Dequeue());
        }
    }

    /// <summary>The totals of everything so far, the longest first; the queue must have been finished.</summary>
    internal CommandTotals[] Totals()
    {
        while (_pending.TryDequeue(out Pending oldest))
        {
            Take(oldest);
        }

        return [.. _totals.Values.OrderByDescending(t => t.Nanoseconds)];
    }

    // A command that failed, or that the driver has no times of, is left out.
    private void Take(in Pending pending)
    {
        using EventHandle done = pending.Done;
        if (Time(done, ProfilingInfo.Start) is { } start && Time(done, ProfilingInfo.End) is { } end)
        {
            ref CommandTotals totals = ref CollectionsMarshal.GetValueRefOrAddDefault(_totals, pending.Name, out _);
            totals = new CommandTotals(
                pending.Name, totals.Calls + 1, totals.Nanoseconds + Math.Max(0, end - start), totals.Bytes + pending.Bytes, totals.Flops + pending.Flops);
        }
    }

    private long? Time(EventHandle done, ProfilingInfo which)
    {
        ulong nanoseconds = 0;
        return cl.GetEventProfilingInfo(done.Raw, which, sizeof(ulong), &nanoseconds, null) == 0 ? (long)nanoseconds : null;
    }

    private readonly record struct Pending(string Name, EventHandle Done, long Bytes, long Flops);
}
