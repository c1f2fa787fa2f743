namespace DeZeroNative.Interop.OpenCL;

/// <summary>What clGetProgramInfo answers: cl_program_info.</summary>
internal enum ProgramInfo
{
    ReferenceCount = 0x1160,
    Context = 0x1161,
    NumDevices = 0x1162,
    Devices = 0x1163,
    Source = 0x1164,
    BinarySizes = 0x1165,
    Binaries = 0x1166,
    NumKernels = 0x1167,
    KernelNames = 0x1168,
}
