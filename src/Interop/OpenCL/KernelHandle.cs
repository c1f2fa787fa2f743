namespace DeZeroNative.Interop.OpenCL;

/// <summary>Owns one reference of an OpenCL kernel.</summary>
internal sealed class KernelHandle(nint value) : OpenClHandle(value)
{
    /// <inheritdoc/>
    protected override bool ReleaseHandle() => CL.GetApi().ReleaseKernel(handle) == 0;
}
