using System.Text;

namespace DeZeroNative.Interop.OpenCL;

/// <content>Programs and kernels.</content>
internal unsafe partial class CL
{
    /// <summary>clCreateProgramWithSource: a program from UTF-8 texts.</summary>
    public nint CreateProgramWithSource(nint context, uint count, byte** strings, nuint* lengths, int* errcode_ret) =>
        Native.CreateProgramWithSource(context, count, strings, lengths, errcode_ret);

    /// <summary>clCreateProgramWithBinary: a program from binaries that a driver made.</summary>
    public nint CreateProgramWithBinary(
        nint context, uint num_devices, nint* device_list, nuint* lengths, byte** binaries, int* binary_status, int* errcode_ret) =>
        Native.CreateProgramWithBinary(context, num_devices, device_list, lengths, binaries, binary_status, errcode_ret);

    /// <summary>clBuildProgram: compiles and links for the given devices.</summary>
    public int BuildProgram(nint program, uint num_devices, nint* device_list, byte* options, ObjectNotifyCallback? pfn_notify, void* user_data) =>
        Native.BuildProgram(program, num_devices, device_list, options, Pointer(pfn_notify), user_data);

    /// <summary>clBuildProgram with its options as text.</summary>
    public int BuildProgram(nint program, uint num_devices, nint* device_list, string? options, ObjectNotifyCallback? pfn_notify, void* user_data)
    {
        fixed (byte* text = Terminated(options ?? string.Empty))
        {
            return BuildProgram(program, num_devices, device_list, text, pfn_notify, user_data);
        }
    }

    /// <summary>clGetProgramInfo: one property of a program.</summary>
    public int GetProgramInfo(nint program, ProgramInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        Native.GetProgramInfo(program, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clGetProgramBuildInfo: one property of a build, its log above all.</summary>
    public int GetProgramBuildInfo(
        nint program, nint device, ProgramBuildInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        Native.GetProgramBuildInfo(program, device, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clReleaseProgram.</summary>
    public int ReleaseProgram(nint program) => Native.ReleaseProgram(program);

    /// <summary>clCreateKernel: a kernel of a built program by its name, zero-terminated.</summary>
    public nint CreateKernel(nint program, byte* kernel_name, int* errcode_ret) => Native.CreateKernel(program, kernel_name, errcode_ret);

    /// <summary>clCreateKernel: a kernel of a built program by its name.</summary>
    public nint CreateKernel(nint program, string kernel_name, out int errcode_ret)
    {
        fixed (byte* name = Terminated(kernel_name))
        fixed (int* status = &errcode_ret)
        {
            return CreateKernel(program, name, status);
        }
    }

    /// <summary>clSetKernelArg: one argument, copied at once; not safe on one kernel from two threads.</summary>
    public int SetKernelArg(nint kernel, uint arg_index, nuint arg_size, void* arg_value) => Native.SetKernelArg(kernel, arg_index, arg_size, arg_value);

    /// <summary>clGetKernelWorkGroupInfo: what a device makes of a kernel.</summary>
    public int GetKernelWorkGroupInfo(
        nint kernel, nint device, KernelWorkGroupInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        Native.GetKernelWorkGroupInfo(kernel, device, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clReleaseKernel.</summary>
    public int ReleaseKernel(nint kernel) => Native.ReleaseKernel(kernel);

    private static byte[] Terminated(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
