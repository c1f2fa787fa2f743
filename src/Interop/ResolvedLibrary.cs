namespace DeZeroNative.Interop;

/// <summary>A library's handle, 0 when it is not in use, and the report of the search for it.</summary>
internal sealed record ResolvedLibrary(nint Handle, NativeLibraryReport Report);
