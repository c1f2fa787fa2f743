using System.Runtime.InteropServices;

namespace DeZeroNative.Interop.OpenCL;

/// <content>The C functions as the headers declare them, bound to the loader that <see cref="NativeLibraries"/> found.</content>
internal unsafe partial class CL
{
    private static partial class Native
    {
        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clGetPlatformIDs")]
        internal static partial int GetPlatformIDs(uint num_entries, nint* platforms, uint* num_platforms);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clGetPlatformInfo")]
        internal static partial int GetPlatformInfo(
            nint platform, PlatformInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clGetDeviceIDs")]
        internal static partial int GetDeviceIDs(nint platform, DeviceType device_type, uint num_entries, nint* devices, uint* num_devices);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clGetDeviceInfo")]
        internal static partial int GetDeviceInfo(
            nint device, DeviceInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clCreateContext")]
        internal static partial nint CreateContext(
            nint* properties, uint num_devices, nint* devices, nint pfn_notify, void* user_data, int* errcode_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clReleaseContext")]
        internal static partial int ReleaseContext(nint context);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clCreateCommandQueue")]
        internal static partial nint CreateCommandQueue(nint context, nint device, CommandQueueProperties properties, int* errcode_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clReleaseCommandQueue")]
        internal static partial int ReleaseCommandQueue(nint command_queue);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clFlush")]
        internal static partial int Flush(nint command_queue);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clFinish")]
        internal static partial int Finish(nint command_queue);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clCreateBuffer")]
        internal static partial nint CreateBuffer(nint context, MemFlags flags, nuint size, void* host_ptr, int* errcode_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clCreateSubBuffer")]
        internal static partial nint CreateSubBuffer(
            nint buffer, MemFlags flags, BufferCreateType buffer_create_type, void* buffer_create_info, int* errcode_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clRetainMemObject")]
        internal static partial int RetainMemObject(nint memobj);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clReleaseMemObject")]
        internal static partial int ReleaseMemObject(nint memobj);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clCreateProgramWithSource")]
        internal static partial nint CreateProgramWithSource(nint context, uint count, byte** strings, nuint* lengths, int* errcode_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clCreateProgramWithBinary")]
        internal static partial nint CreateProgramWithBinary(
            nint context, uint num_devices, nint* device_list, nuint* lengths, byte** binaries, int* binary_status, int* errcode_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clBuildProgram")]
        internal static partial int BuildProgram(nint program, uint num_devices, nint* device_list, byte* options, nint pfn_notify, void* user_data);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clGetProgramInfo")]
        internal static partial int GetProgramInfo(
            nint program, ProgramInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clGetProgramBuildInfo")]
        internal static partial int GetProgramBuildInfo(
            nint program, nint device, ProgramBuildInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clReleaseProgram")]
        internal static partial int ReleaseProgram(nint program);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clCreateKernel")]
        internal static partial nint CreateKernel(nint program, byte* kernel_name, int* errcode_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clSetKernelArg")]
        internal static partial int SetKernelArg(nint kernel, uint arg_index, nuint arg_size, void* arg_value);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clGetKernelWorkGroupInfo")]
        internal static partial int GetKernelWorkGroupInfo(
            nint kernel, nint device, KernelWorkGroupInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clReleaseKernel")]
        internal static partial int ReleaseKernel(nint kernel);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clEnqueueNDRangeKernel")]
        internal static partial int EnqueueNdrangeKernel(
            nint command_queue, nint kernel, uint work_dim, nuint* global_work_offset, nuint* global_work_size, nuint* local_work_size, uint num_events_in_wait_list, nint* event_wait_list, nint* @event);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clEnqueueReadBuffer")]
        internal static partial int EnqueueReadBuffer(
            nint command_queue, nint buffer, uint blocking_read, nuint offset, nuint size, void* ptr, uint num_events_in_wait_list, nint* event_wait_list, nint* @event);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clEnqueueWriteBuffer")]
        internal static partial int EnqueueWriteBuffer(
            nint command_queue, nint buffer, uint blocking_write, nuint offset, nuint size, void* ptr, uint num_events_in_wait_list, nint* event_wait_list, nint* @event);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clEnqueueCopyBuffer")]
        internal static partial int EnqueueCopyBuffer(
            nint command_queue, nint src_buffer, nint dst_buffer, nuint src_offset, nuint dst_offset, nuint size, uint num_events_in_wait_list, nint* event_wait_list, nint* @event);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clEnqueueFillBuffer")]
        internal static partial int EnqueueFillBuffer(
            nint command_queue, nint buffer, void* pattern, nuint pattern_size, nuint offset, nuint size, uint num_events_in_wait_list, nint* event_wait_list, nint* @event);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clEnqueueMapBuffer")]
        internal static partial void* EnqueueMapBuffer(
            nint command_queue, nint buffer, uint blocking_map, MapFlags map_flags, nuint offset, nuint size, uint num_events_in_wait_list, nint* event_wait_list, nint* @event, int* errcode_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clEnqueueUnmapMemObject")]
        internal static partial int EnqueueUnmapMemObject(
            nint command_queue, nint memobj, void* mapped_ptr, uint num_events_in_wait_list, nint* event_wait_list, nint* @event);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clWaitForEvents")]
        internal static partial int WaitForEvents(uint num_events, nint* event_list);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clGetEventInfo")]
        internal static partial int GetEventInfo(
            nint @event, EventInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clGetEventProfilingInfo")]
        internal static partial int GetEventProfilingInfo(
            nint @event, ProfilingInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clRetainEvent")]
        internal static partial int RetainEvent(nint @event);

        [LibraryImport(OpenCLLoaderLibrary.ImportName, EntryPoint = "clReleaseEvent")]
        internal static partial int ReleaseEvent(nint @event);
    }
}
