namespace DeZeroNative.Interop;

/// <summary>The outcome of the search for one native library, with every path probed.</summary>
/// <param name="Library">Name for people: <c>OpenBLAS</c>.</param>
/// <param name="Status">Whether it is in use, and if not, the most telling reason.</param>
/// <param name="Path">The path or name it was loaded from; null when not loaded.</param>
/// <param name="Version">What the library says of its version; null when not loaded.</param>
/// <param name="Detail">Further facts in words, such as the kernel variant in use or why a setting was not followed.</param>
/// <param name="Probes">Every path tried, in order.</param>
internal sealed record NativeLibraryReport(
    string Library,
    NativeLibraryStatus Status,
    string? Path,
    string? Version,
    string? Detail,
    IReadOnlyList<NativeLibraryProbe> Probes)
{
    /// <summary>Whether calls into the library may be made.</summary>
    public bool IsLoaded => Status == NativeLibraryStatus.Loaded;
}
