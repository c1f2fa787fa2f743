namespace DeZeroNative.Interop.OpenCL;

/// <summary>What a mapping is for: cl_map_flags.</summary>
[Flags]
internal enum MapFlags : ulong
{
    None = 0,
    Read = 0x1,
    Write = 0x2,
    WriteInvalidateRegion = 0x4,
}
