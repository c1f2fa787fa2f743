namespace DeZeroNative.Interop.OpenCL;

/// <content>Commands and their events.</content>
internal unsafe partial class CL
{
    /// <summary>clEnqueueNDRangeKernel: runs a kernel over a grid of work-items.</summary>
    public virtual int EnqueueNdrangeKernel(
        nint command_queue, nint kernel, uint work_dim, nuint* global_work_offset, nuint* global_work_size, nuint* local_work_size,
        uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        Native.EnqueueNdrangeKernel(
            command_queue, kernel, work_dim, global_work_offset, global_work_size, local_work_size, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clEnqueueReadBuffer: device to host.</summary>
    public int EnqueueReadBuffer(
        nint command_queue, nint buffer, bool blocking_read, nuint offset, nuint size, void* ptr,
        uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        Native.EnqueueReadBuffer(command_queue, buffer, Bool(blocking_read), offset, size, ptr, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clEnqueueWriteBuffer: host to device; without blocking, <paramref name="ptr"/> must stay until the event is complete.</summary>
    public int EnqueueWriteBuffer(
        nint command_queue, nint buffer, bool blocking_write, nuint offset, nuint size, void* ptr,
        uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        Native.EnqueueWriteBuffer(command_queue, buffer, Bool(blocking_write), offset, size, ptr, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clEnqueueCopyBuffer: device to device.</summary>
    public int EnqueueCopyBuffer(
        nint command_queue, nint src_buffer, nint dst_buffer, nuint src_offset, nuint dst_offset, nuint size,
        uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        Native.EnqueueCopyBuffer(command_queue, src_buffer, dst_buffer, src_offset, dst_offset, size, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clEnqueueFillBuffer: repeats a pattern over bytes of a buffer.</summary>
    public int EnqueueFillBuffer(
        nint command_queue, nint buffer, void* pattern, nuint pattern_size, nuint offset, nuint size,
        uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        Native.EnqueueFillBuffer(command_queue, buffer, pattern, pattern_size, offset, size, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clEnqueueMapBuffer: host address of bytes of a buffer.</summary>
    public void* EnqueueMapBuffer(
        nint command_queue, nint buffer, bool blocking_map, MapFlags map_flags, nuint offset, nuint size,
        uint num_events_in_wait_list, nint* event_wait_list, nint* @event, int* errcode_ret) =>
        Native.EnqueueMapBuffer(
            command_queue, buffer, Bool(blocking_map), map_flags, offset, size, num_events_in_wait_list, event_wait_list, @event, errcode_ret);

    /// <summary>clEnqueueUnmapMemObject: ends a mapping.</summary>
    public int EnqueueUnmapMemObject(
        nint command_queue, nint memobj, void* mapped_ptr, uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        Native.EnqueueUnmapMemObject(command_queue, memobj, mapped_ptr, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clWaitForEvents: waits on the host.</summary>
    public int WaitForEvents(uint num_events, nint* event_list) => Native.WaitForEvents(num_events, event_list);

    /// <summary>clGetEventInfo: one property of an event.</summary>
    public int GetEventInfo(nint @event, EventInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        Native.GetEventInfo(@event, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clGetEventProfilingInfo: one time stamp in nanoseconds.</summary>
    public int GetEventProfilingInfo(nint @event, ProfilingInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        Native.GetEventProfilingInfo(@event, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clRetainEvent.</summary>
    public int RetainEvent(nint @event) => Native.RetainEvent(@event);

    /// <summary>clReleaseEvent.</summary>
    public int ReleaseEvent(nint @event) => Native.ReleaseEvent(@event);
}
