namespace DeZeroNative.Interop.OpenCL;

/// <content>Platforms, devices, contexts and queues.</content>
internal sealed unsafe partial class CL
{
    private delegate* unmanaged<uint, nint*, uint*, int> _getPlatformIDs;
    private delegate* unmanaged<nint, PlatformInfo, nuint, void*, nuint*, int> _getPlatformInfo;
    private delegate* unmanaged<nint, DeviceType, uint, nint*, uint*, int> _getDeviceIDs;
    private delegate* unmanaged<nint, DeviceInfo, nuint, void*, nuint*, int> _getDeviceInfo;
    private delegate* unmanaged<nint*, uint, nint*, nint, void*, int*, nint> _createContext;
    private delegate* unmanaged<nint, int> _releaseContext;
    private delegate* unmanaged<nint, nint, CommandQueueProperties, int*, nint> _createCommandQueue;
    private delegate* unmanaged<nint, int> _releaseCommandQueue;
    private delegate* unmanaged<nint, int> _flush;
    private delegate* unmanaged<nint, int> _finish;

    /// <summary>clGetPlatformIDs: the platforms, or their number.</summary>
    public int GetPlatformIDs(uint num_entries, nint* platforms, uint* num_platforms) => _getPlatformIDs(num_entries, platforms, num_platforms);

    /// <summary>clGetPlatformInfo: one property of a platform.</summary>
    public int GetPlatformInfo(nint platform, PlatformInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        _getPlatformInfo(platform, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clGetDeviceIDs: the devices of a platform, or their number.</summary>
    public int GetDeviceIDs(nint platform, DeviceType device_type, uint num_entries, nint* devices, uint* num_devices) =>
        _getDeviceIDs(platform, device_type, num_entries, devices, num_devices);

    /// <summary>clGetDeviceInfo: one property of a device.</summary>
    public int GetDeviceInfo(nint device, DeviceInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        _getDeviceInfo(device, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clCreateContext: a context over devices of one platform.</summary>
    public nint CreateContext(nint* properties, uint num_devices, nint* devices, NotifyCallback? pfn_notify, void* user_data, int* errcode_ret) =>
        _createContext(properties, num_devices, devices, Pointer(pfn_notify), user_data, errcode_ret);

    /// <summary>clReleaseContext.</summary>
    public int ReleaseContext(nint context) => _releaseContext(context);

    /// <summary>clCreateCommandQueue: a queue of a device, in order unless asked otherwise.</summary>
    public nint CreateCommandQueue(nint context, nint device, CommandQueueProperties properties, int* errcode_ret) =>
        _createCommandQueue(context, device, properties, errcode_ret);

    /// <summary>clReleaseCommandQueue.</summary>
    public int ReleaseCommandQueue(nint command_queue) => _releaseCommandQueue(command_queue);

    /// <summary>clFlush: hands the queued commands to the device.</summary>
    public int Flush(nint command_queue) => _flush(command_queue);

    /// <summary>clFinish: waits until every queued command has run.</summary>
    public int Finish(nint command_queue) => _finish(command_queue);

    private void BindDevices(Func<string, nint> export)
    {
        _getPlatformIDs = (delegate* unmanaged<uint, nint*, uint*, int>)export("clGetPlatformIDs");
        _getPlatformInfo = (delegate* unmanaged<nint, PlatformInfo, nuint, void*, nuint*, int>)export("clGetPlatformInfo");
        _getDeviceIDs = (delegate* unmanaged<nint, DeviceType, uint, nint*, uint*, int>)export("clGetDeviceIDs");
        _getDeviceInfo = (delegate* unmanaged<nint, DeviceInfo, nuint, void*, nuint*, int>)export("clGetDeviceInfo");
        _createContext = (delegate* unmanaged<nint*, uint, nint*, nint, void*, int*, nint>)export("clCreateContext");
        _releaseContext = (delegate* unmanaged<nint, int>)export("clReleaseContext");
        _createCommandQueue = (delegate* unmanaged<nint, nint, CommandQueueProperties, int*, nint>)export("clCreateCommandQueue");
        _releaseCommandQueue = (delegate* unmanaged<nint, int>)export("clReleaseCommandQueue");
        _flush = (delegate* unmanaged<nint, int>)export("clFlush");
        _finish = (delegate* unmanaged<nint, int>)export("clFinish");
    }
}
