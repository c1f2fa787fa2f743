using System.Runtime.InteropServices;

namespace DeZeroNative.Interop.OpenCL;

/// <summary>An OpenCL object that is released once, by Dispose or by its finalizer; releasing never waits for the device.</summary>
internal abstract class OpenClHandle : SafeHandle
{
    /// <summary>Takes over one reference of the object.</summary>
    protected OpenClHandle(nint value)
        : base(0, ownsHandle: true) => SetHandle(value);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The raw object, for a call during which this handle is kept alive.</summary>
    public nint Raw
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return handle;
        }
    }
}
