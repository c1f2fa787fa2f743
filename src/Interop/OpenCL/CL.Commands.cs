namespace DeZeroNative.Interop.OpenCL;

/// <content>Commands and their events.</content>
internal sealed unsafe partial class CL
{
    private delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int> _enqueueNdrangeKernel;
    private delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int> _enqueueReadBuffer;
    private delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int> _enqueueWriteBuffer;
    private delegate* unmanaged<nint, nint, nint, nuint, nuint, nuint, uint, nint*, nint*, int> _enqueueCopyBuffer;
    private delegate* unmanaged<nint, nint, void*, nuint, nuint, nuint, uint, nint*, nint*, int> _enqueueFillBuffer;
    private delegate* unmanaged<nint, nint, uint, MapFlags, nuint, nuint, uint, nint*, nint*, int*, void*> _enqueueMapBuffer;
    private delegate* unmanaged<nint, nint, void*, uint, nint*, nint*, int> _enqueueUnmapMemObject;
    private delegate* unmanaged<uint, nint*, int> _waitForEvents;
    private delegate* unmanaged<nint, EventInfo, nuint, void*, nuint*, int> _getEventInfo;
    private delegate* unmanaged<nint, ProfilingInfo, nuint, void*, nuint*, int> _getEventProfilingInfo;
    private delegate* unmanaged<nint, int> _releaseEvent;

    /// <summary>clEnqueueNDRangeKernel: runs a kernel over a grid of work-items.</summary>
    public int EnqueueNdrangeKernel(
        nint command_queue, nint kernel, uint work_dim, nuint* global_work_offset, nuint* global_work_size, nuint* local_work_size,
        uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        _enqueueNdrangeKernel(
            command_queue, kernel, work_dim, global_work_offset, global_work_size, local_work_size, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clEnqueueReadBuffer: device to host.</summary>
    public int EnqueueReadBuffer(
        nint command_queue, nint buffer, bool blocking_read, nuint offset, nuint size, void* ptr,
        uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        _enqueueReadBuffer(command_queue, buffer, Bool(blocking_read), offset, size, ptr, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clEnqueueWriteBuffer: host to device; without blocking, <paramref name="ptr"/> must stay until the event is complete.</summary>
    public int EnqueueWriteBuffer(
        nint command_queue, nint buffer, bool blocking_write, nuint offset, nuint size, void* ptr,
        uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        _enqueueWriteBuffer(command_queue, buffer, Bool(blocking_write), offset, size, ptr, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clEnqueueCopyBuffer: device to device.</summary>
    public int EnqueueCopyBuffer(
        nint command_queue, nint src_buffer, nint dst_buffer, nuint src_offset, nuint dst_offset, nuint size,
        uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        _enqueueCopyBuffer(command_queue, src_buffer, dst_buffer, src_offset, dst_offset, size, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clEnqueueFillBuffer: repeats a pattern over bytes of a buffer.</summary>
    public int EnqueueFillBuffer(
        nint command_queue, nint buffer, void* pattern, nuint pattern_size, nuint offset, nuint size,
        uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        _enqueueFillBuffer(command_queue, buffer, pattern, pattern_size, offset, size, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clEnqueueMapBuffer: host address of bytes of a buffer.</summary>
    public void* EnqueueMapBuffer(
        nint command_queue, nint buffer, bool blocking_map, MapFlags map_flags, nuint offset, nuint size,
        uint num_events_in_wait_list, nint* event_wait_list, nint* @event, int* errcode_ret) =>
        _enqueueMapBuffer(
            command_queue, buffer, Bool(blocking_map), map_flags, offset, size, num_events_in_wait_list, event_wait_list, @event, errcode_ret);

    /// <summary>clEnqueueUnmapMemObject: ends a mapping.</summary>
    public int EnqueueUnmapMemObject(
        nint command_queue, nint memobj, void* mapped_ptr, uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        _enqueueUnmapMemObject(command_queue, memobj, mapped_ptr, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clWaitForEvents: waits on the host.</summary>
    public int WaitForEvents(uint num_events, nint* event_list) => _waitForEvents(num_events, event_list);

    /// <summary>clGetEventInfo: one property of an event.</summary>
    public int GetEventInfo(nint @event, EventInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        _getEventInfo(@event, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clGetEventProfilingInfo: one time stamp in nanoseconds.</summary>
    public int GetEventProfilingInfo(nint @event, ProfilingInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        _getEventProfilingInfo(@event, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clReleaseEvent.</summary>
    public int ReleaseEvent(nint @event) => _releaseEvent(@event);

    private void BindCommands(Func<string, nint> export)
    {
        _enqueueNdrangeKernel =
            (delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int>)export("clEnqueueNDRangeKernel");
        _enqueueReadBuffer = (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)export("clEnqueueReadBuffer");
        _enqueueWriteBuffer = (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)export("clEnqueueWriteBuffer");
        _enqueueCopyBuffer = (delegate* unmanaged<nint, nint, nint, nuint, nuint, nuint, uint, nint*, nint*, int>)export("clEnqueueCopyBuffer");
        _enqueueFillBuffer = (delegate* unmanaged<nint, nint, void*, nuint, nuint, nuint, uint, nint*, nint*, int>)export("clEnqueueFillBuffer");
        _enqueueMapBuffer =
            (delegate* unmanaged<nint, nint, uint, MapFlags, nuint, nuint, uint, nint*, nint*, int*, void*>)export("clEnqueueMapBuffer");
        _enqueueUnmapMemObject = (delegate* unmanaged<nint, nint, void*, uint, nint*, nint*, int>)export("clEnqueueUnmapMemObject");
        _waitForEvents = (delegate* unmanaged<uint, nint*, int>)export("clWaitForEvents");
        _getEventInfo = (delegate* unmanaged<nint, EventInfo, nuint, void*, nuint*, int>)export("clGetEventInfo");
        _getEventProfilingInfo = (delegate* unmanaged<nint, ProfilingInfo, nuint, void*, nuint*, int>)export("clGetEventProfilingInfo");
        _releaseEvent = (delegate* unmanaged<nint, int>)export("clReleaseEvent");
    }
}
