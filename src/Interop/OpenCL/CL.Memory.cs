namespace DeZeroNative.Interop.OpenCL;

/// <content>Buffers.</content>
internal sealed unsafe partial class CL
{
    private delegate* unmanaged<nint, MemFlags, nuint, void*, int*, nint> _createBuffer;
    private delegate* unmanaged<nint, MemFlags, BufferCreateType, void*, int*, nint> _createSubBuffer;
    private delegate* unmanaged<nint, int> _retainMemObject;
    private delegate* unmanaged<nint, int> _releaseMemObject;

    /// <summary>clCreateBuffer: <paramref name="size"/> bytes of device memory.</summary>
    public nint CreateBuffer(nint context, MemFlags flags, nuint size, void* host_ptr, int* errcode_ret) =>
        _createBuffer(context, flags, size, host_ptr, errcode_ret);

    /// <summary>clCreateSubBuffer: a part of a buffer; <paramref name="buffer_create_info"/> points to a <see cref="BufferRegion"/>.</summary>
    public nint CreateSubBuffer(nint buffer, MemFlags flags, BufferCreateType buffer_create_type, void* buffer_create_info, int* errcode_ret) =>
        _createSubBuffer(buffer, flags, buffer_create_type, buffer_create_info, errcode_ret);

    /// <summary>clRetainMemObject.</summary>
    public int RetainMemObject(nint memobj) => _retainMemObject(memobj);

    /// <summary>clReleaseMemObject: the memory goes once the commands in flight that use it have run.</summary>
    public int ReleaseMemObject(nint memobj) => _releaseMemObject(memobj);

    private void BindMemory(Func<string, nint> export)
    {
        _createBuffer = (delegate* unmanaged<nint, MemFlags, nuint, void*, int*, nint>)export("clCreateBuffer");
        _createSubBuffer = (delegate* unmanaged<nint, MemFlags, BufferCreateType, void*, int*, nint>)export("clCreateSubBuffer");
        _retainMemObject = (delegate* unmanaged<nint, int>)export("clRetainMemObject");
        _releaseMemObject = (delegate* unmanaged<nint, int>)export("clReleaseMemObject");
    }
}
