namespace DeZeroNative.Interop;

/// <summary>What a kernel call returns (<c>dz_status</c>).</summary>
internal enum KernelStatus
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>A null pointer where there are elements.</summary>
    NullPointer = 1,

    /// <summary>A negative length.</summary>
    Length = 2,

    /// <summary>No such function.</summary>
    Function = 3,

    /// <summary>The variant is not in this build, or this processor cannot run it.</summary>
    Variant = 4,

    /// <summary>A size of a window is out of its range.</summary>
    Window = 5,
}
