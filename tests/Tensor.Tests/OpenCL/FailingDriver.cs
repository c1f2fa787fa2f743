using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Tests.OpenCL;

/// <summary>The machine's OpenCL, whose next calls of a kind answer with a status of the test's choice.</summary>
internal sealed unsafe class FailingDriver : CL
{
    private readonly Queue<ErrorCodes> _launches = new(), _waits = new();

    /// <summary>Whether buffers cannot be cut into parts.</summary>
    public bool RefusesParts { get; set; }

    /// <summary>Parts of buffers asked for.</summary>
    public int Parts { get; private set; }

    /// <summary>Lets so many launches fail.</summary>
    public void FailLaunches(ErrorCodes status, int times)
    {
        for (int i = 0; i < times; i++) _launches.Enqueue(status);
    }

    /// <summary>Lets the next wait for the device fail.</summary>
    public void FailWait(ErrorCodes status) => _waits.Enqueue(status);

    public override int EnqueueNdrangeKernel(
        nint command_queue, nint kernel, uint work_dim, nuint* global_work_offset, nuint* global_work_size, nuint* local_work_size,
        uint num_events_in_wait_list, nint* event_wait_list, nint* @event) => _launches.TryDequeue(out ErrorCodes status)
        ? (int)status
        : base.EnqueueNdrangeKernel(
            command_queue, kernel, work_dim, global_work_offset, global_work_size, local_work_size, num_events_in_wait_list, event_wait_list, @event);

    public override int Finish(nint command_queue) => _waits.TryDequeue(out ErrorCodes status) ? (int)status : base.Finish(command_queue);

    public override nint CreateSubBuffer(nint buffer, MemFlags flags, BufferCreateType buffer_create_type, void* buffer_create_info, int* errcode_ret)
    {
        Parts++;
        if (!RefusesParts) return base.CreateSubBuffer(buffer, flags, buffer_create_type, buffer_create_info, errcode_ret);
        *errcode_ret = (int)ErrorCodes.MisalignedSubBufferOffset;
        return 0;
    }
}
