namespace DeZeroNative.Interop.OpenCL;

/// <content>Platforms, devices, contexts and queues.</content>
internal unsafe partial class CL
{
    /// <summary>clGetPlatformIDs: the platforms, or their number.</summary>
    public virtual int GetPlatformIDs(uint num_entries, nint* platforms, uint* num_platforms) => Native.GetPlatformIDs(num_entries, platforms, num_platforms);

    /// <summary>clGetPlatformInfo: one property of a platform.</summary>
    public int GetPlatformInfo(nint platform, PlatformInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        Native.GetPlatformInfo(platform, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clGetDeviceIDs: the devices of a platform, or their number.</summary>
    public virtual int GetDeviceIDs(nint platform, DeviceType device_type, uint num_entries, nint* devices, uint* num_devices) =>
        Native.GetDeviceIDs(platform, device_type, num_entries, devices, num_devices);

    /// <summary>clGetDeviceInfo: one property of a device.</summary>
    public int GetDeviceInfo(nint device, DeviceInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        Native.GetDeviceInfo(device, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clCreateContext: a context over devices of one platform.</summary>
    public nint CreateContext(nint* properties, uint num_devices, nint* devices, NotifyCallback? pfn_notify, void* user_data, int* errcode_ret) =>
        Native.CreateContext(properties, num_devices, devices, Pointer(pfn_notify), user_data, errcode_ret);

    /// <summary>clReleaseContext.</summary>
    public int ReleaseContext(nint context) => Native.ReleaseContext(context);

    /// <summary>clCreateCommandQueue: a queue of a device, in order unless asked otherwise.</summary>
    public nint CreateCommandQueue(nint context, nint device, CommandQueueProperties properties, int* errcode_ret) =>
        Native.CreateCommandQueue(context, device, properties, errcode_ret);

    /// <summary>clReleaseCommandQueue.</summary>
    public int ReleaseCommandQueue(nint command_queue) => Native.ReleaseCommandQueue(command_queue);

    /// <summary>clFlush: hands the queued commands to the device.</summary>
    public int Flush(nint command_queue) => Native.Flush(command_queue);

    /// <summary>clFinish: waits until every queued command has run.</summary>
    public virtual int Finish(nint command_queue) => Native.Finish(command_queue);
}
