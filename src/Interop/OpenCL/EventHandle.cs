namespace DeZeroNative.Interop.OpenCL;

/// <summary>Owns one reference of an OpenCL event.</summary>
internal sealed class EventHandle(nint value) : OpenClHandle(value)
{
    /// <inheritdoc/>
    protected override bool ReleaseHandle() => CL.GetApi().ReleaseEvent(handle) == 0;
}
