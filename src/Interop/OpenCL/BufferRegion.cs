namespace DeZeroNative.Interop.OpenCL;

/// <summary>The bytes of a buffer that a sub-buffer covers: cl_buffer_region.</summary>
internal struct BufferRegion(nuint? origin = null, nuint? size = null)
{
    /// <summary>First byte, a multiple of the device's base address alignment.</summary>
    public nuint Origin = origin ?? 0;

    /// <summary>Number of bytes.</summary>
    public nuint Size = size ?? 0;
}
