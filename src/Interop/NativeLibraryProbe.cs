namespace DeZeroNative.Interop;

/// <summary>One path at which a native library was looked for.</summary>
/// <param name="Path">The full path, or the bare name handed to the system's loader.</param>
/// <param name="Error">Why it was not taken; null for the one in use.</param>
internal sealed record NativeLibraryProbe(string Path, string? Error);
