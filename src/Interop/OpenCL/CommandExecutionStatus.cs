namespace DeZeroNative.Interop.OpenCL;

/// <summary>How far a command has come; a negative status is an error code.</summary>
internal enum CommandExecutionStatus
{
    Complete = 0x0,
    Running = 0x1,
    Submitted = 0x2,
    Queued = 0x3,
}
