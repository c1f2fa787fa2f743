namespace DeZeroNative.Interop.OpenCL;

/// <summary>What clGetEventProfilingInfo answers: cl_profiling_info.</summary>
internal enum ProfilingInfo
{
    Queued = 0x1280,
    Submit = 0x1281,
    Start = 0x1282,
    End = 0x1283,
}
