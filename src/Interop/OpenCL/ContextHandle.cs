namespace DeZeroNative.Interop.OpenCL;

/// <summary>Owns one reference of an OpenCL context.</summary>
internal sealed class ContextHandle(nint value) : OpenClHandle(value)
{
    /// <inheritdoc/>
    protected override bool ReleaseHandle() => CL.GetApi().ReleaseContext(handle) == 0;
}
