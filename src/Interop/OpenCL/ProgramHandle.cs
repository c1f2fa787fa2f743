namespace DeZeroNative.Interop.OpenCL;

/// <summary>Owns one reference of an OpenCL program.</summary>
internal sealed class ProgramHandle(nint value) : OpenClHandle(value)
{
    /// <inheritdoc/>
    protected override bool ReleaseHandle() => CL.GetApi().ReleaseProgram(handle) == 0;
}
