namespace DeZeroNative.Interop.OpenCL;

/// <summary>What clGetEventInfo answers: cl_event_info.</summary>
internal enum EventInfo
{
    CommandQueue = 0x11D0,
    CommandType = 0x11D1,
    ReferenceCount = 0x11D2,
    CommandExecutionStatus = 0x11D3,
    Context = 0x11D4,
}
