namespace DeZeroNative.Interop;

/// <summary>What a library said about itself when inspected.</summary>
/// <param name="Version">Version text.</param>
/// <param name="Detail">Further facts in words, or null.</param>
/// <param name="Mismatch">Why this build cannot be used; null when it can.</param>
internal readonly record struct NativeLibraryFacts(string? Version, string? Detail = null, string? Mismatch = null);
