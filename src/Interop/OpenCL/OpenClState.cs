namespace DeZeroNative.Interop.OpenCL;

/// <summary>Whether OpenCL can be used here, and if not, what is missing.</summary>
internal enum OpenClState
{
    /// <summary>At least one device answers.</summary>
    Available,

    /// <summary>Switched off by DEZERO_DISABLE.</summary>
    Disabled,

    /// <summary>No ICD loader was found, or it could not be bound.</summary>
    NoLibrary,

    /// <summary>The loader knows no platform (no driver is installed).</summary>
    NoPlatform,

    /// <summary>The platforms have no usable device.</summary>
    NoDevice,

    /// <summary>A call failed in an unexpected way.</summary>
    Failed,
}
