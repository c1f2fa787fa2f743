namespace DeZeroNative.Interop;

/// <summary>What is needed to find a native library and to recognise it.</summary>
internal sealed record NativeLibraryDescription
{
    /// <summary>Name for people: <c>OpenBLAS</c>.</summary>
    public required string Library { get; init; }

    /// <summary>The word that hides it in <c>DEZERO_DISABLE</c>.</summary>
    public required string DisableKey { get; init; }

    /// <summary>The environment variable holding a full path that replaces the search.</summary>
    public required string PathVariable { get; init; }

    /// <summary>Paths and bare names to try, in order.</summary>
    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>Exports without which a library of that name is another library.</summary>
    public required IReadOnlyList<string> RequiredExports { get; init; }

    /// <summary>Asks a loaded library for its version, given the address of each required export.</summary>
    public required Func<Func<string, nint>, NativeLibraryFacts> Inspect { get; init; }
}
