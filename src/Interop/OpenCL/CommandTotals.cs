namespace DeZeroNative.Interop.OpenCL;

/// <summary>What the commands of one name came to while a device was profiled.</summary>
/// <param name="Name">The program and kernel, or the kind of copy.</param>
/// <param name="Calls">Commands that ran.</param>
/// <param name="Nanoseconds">Time on the device, from start to end of each.</param>
/// <param name="Bytes">Bytes of the operands, each counted once.</param>
/// <param name="Flops">Floating-point operations, where the launches said so.</param>
internal readonly record struct CommandTotals(string Name, long Calls, long Nanoseconds, long Bytes, long Flops);
