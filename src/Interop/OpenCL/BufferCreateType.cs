namespace DeZeroNative.Interop.OpenCL;

/// <summary>How a sub-buffer is cut: cl_buffer_create_type.</summary>
internal enum BufferCreateType
{
    Region = 0x1220,
}
