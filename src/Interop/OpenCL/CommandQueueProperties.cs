namespace DeZeroNative.Interop.OpenCL;

/// <summary>How a queue behaves: cl_command_queue_properties.</summary>
[Flags]
internal enum CommandQueueProperties : ulong
{
    None = 0,
    OutOfOrderExecModeEnable = 0x1,
    ProfilingEnable = 0x2,
}
