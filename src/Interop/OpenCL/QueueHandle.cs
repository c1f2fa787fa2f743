namespace DeZeroNative.Interop.OpenCL;

/// <summary>Owns one reference of an OpenCL command queue.</summary>
internal sealed class QueueHandle(nint value) : OpenClHandle(value)
{
    /// <inheritdoc/>
    protected override bool ReleaseHandle() => CL.GetApi().ReleaseCommandQueue(handle) == 0;
}
