namespace DeZeroNative.Interop;

/// <summary>What came of the search for a native library.</summary>
internal enum NativeLibraryStatus
{
    /// <summary>Found, checked and in use.</summary>
    Loaded,

    /// <summary>Hidden by the environment variable <c>DEZERO_DISABLE</c>; no path was probed.</summary>
    Disabled,

    /// <summary>No probed path exists.</summary>
    NotFound,

    /// <summary>A file of that name exists but does not load, or lacks an export.</summary>
    Broken,

    /// <summary>A library loads but has another version or ABI than the one needed.</summary>
    WrongVersion,
}
