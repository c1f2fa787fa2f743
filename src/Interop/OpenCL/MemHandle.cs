namespace DeZeroNative.Interop.OpenCL;

/// <summary>Owns one reference of an OpenCL buffer.</summary>
internal sealed class MemHandle(nint value) : OpenClHandle(value)
{
    /// <inheritdoc/>
    protected override bool ReleaseHandle() => CL.GetApi().ReleaseMemObject(handle) == 0;
}
