namespace DeZeroNative.Interop.OpenCL;

/// <content>Buffers.</content>
internal unsafe partial class CL
{
    /// <summary>clCreateBuffer: <paramref name="size"/> bytes of device memory.</summary>
    public virtual nint CreateBuffer(nint context, MemFlags flags, nuint size, void* host_ptr, int* errcode_ret) =>
        Native.CreateBuffer(context, flags, size, host_ptr, errcode_ret);

    /// <summary>clCreateSubBuffer: a part of a buffer; <paramref name="buffer_create_info"/> points to a <see cref="BufferRegion"/>.</summary>
    public virtual nint CreateSubBuffer(nint buffer, MemFlags flags, BufferCreateType buffer_create_type, void* buffer_create_info, int* errcode_ret) =>
        Native.CreateSubBuffer(buffer, flags, buffer_create_type, buffer_create_info, errcode_ret);

    /// <summary>clRetainMemObject.</summary>
    public int RetainMemObject(nint memobj) => Native.RetainMemObject(memobj);

    /// <summary>clReleaseMemObject: the memory goes once the commands in flight that use it have run.</summary>
    public int ReleaseMemObject(nint memobj) => Native.ReleaseMemObject(memobj);
}
