namespace DeZeroNative.Interop;

/// <summary>Finds a native library and checks that it is the right one; whatever it meets ends in the report, never in an exception.</summary>
internal static class NativeLibraryResolver
{
    /// <summary>The environment variable with the libraries to hide, separated by commas.</summary>
    public const string DisableVariable = "DEZERO_DISABLE";

    /// <summary>Tries the override path or else each candidate, and takes the first library that has the exports and the right version.</summary>
    public static ResolvedLibrary Resolve(NativeLibraryDescription description, INativeLoader loader)
    {
        if (IsDisabled(loader.GetEnvironmentVariable(DisableVariable), description.DisableKey))
            return Failed(description, NativeLibraryStatus.Disabled, $"hidden by {DisableVariable}", []);

        var overridePath = loader.GetEnvironmentVariable(description.PathVariable);
        var overridden = !string.IsNullOrWhiteSpace(overridePath);
        var candidates = overridden ? [overridePath!.Trim()] : description.Candidates;
        var probes = new List<NativeLibraryProbe>(candidates.Count);
        var worst = NativeLibraryStatus.NotFound;

        foreach (var path in candidates)
        {
            var status = Probe(description, loader, path, out var handle, out var facts, out var error);
            probes.Add(new NativeLibraryProbe(path, error));
            if (status == NativeLibraryStatus.Loaded)
            {
                return new ResolvedLibrary(
                    handle,
                    new NativeLibraryReport(description.Library, status, path, facts.Version, facts.Detail, probes.AsReadOnly()));
            }

            // Later members of the enumeration tell more: a wrong version says more than an absent file.
            worst = status > worst ? status : worst;
        }

        return Failed(description, worst, overridden ? $"path set by {description.PathVariable}" : null, probes.AsReadOnly());
    }

    private static NativeLibraryStatus Probe(
        NativeLibraryDescription description,
        INativeLoader loader,
        string path,
        out nint handle,
        out NativeLibraryFacts facts,
        out string? error)
    {
        facts = default;
        handle = 0;
        var isFile = Path.IsPathFullyQualified(path);
        if (isFile && !loader.FileExists(path))
        {
            error = "no such file";
            return NativeLibraryStatus.NotFound;
        }

        if (!loader.TryLoad(path, out handle, out var loadError))
        {
            error = loadError;
            return !isFile && IsAbsence(loadError) ? NativeLibraryStatus.NotFound : NativeLibraryStatus.Broken;
        }

        var exports = new Dictionary<string, nint>(description.RequiredExports.Count);
        foreach (var name in description.RequiredExports)
        {
            if (!loader.TryGetExport(handle, name, out var address))
            {
                loader.Free(handle);
                error = $"lacks the export {name}";
                return NativeLibraryStatus.Broken;
            }

            exports[name] = address;
        }

        facts = description.Inspect(name => exports[name]);
        if (facts.Mismatch is not null)
        {
            loader.Free(handle);
            error = facts.Mismatch;
            return NativeLibraryStatus.WrongVersion;
        }

        error = null;
        return NativeLibraryStatus.Loaded;
    }

    /// <summary>Whether a word is in <c>DEZERO_DISABLE</c>.</summary>
    public static bool IsDisabled(string key) => IsDisabled(Environment.GetEnvironmentVariable(DisableVariable), key);

    private static bool IsDisabled(string? list, string key) =>
        list is not null
        && list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Contains(key, StringComparer.OrdinalIgnoreCase);

    // The loaders' words for a file that is not there: Linux and macOS, older macOS, Windows.
    private static bool IsAbsence(string error) =>
        error.Contains("no such file", StringComparison.OrdinalIgnoreCase)
        || error.Contains("image not found", StringComparison.OrdinalIgnoreCase)
        || error.Contains("0x8007007E", StringComparison.OrdinalIgnoreCase);

    private static ResolvedLibrary Failed(
        NativeLibraryDescription description, NativeLibraryStatus status, string? detail, IReadOnlyList<NativeLibraryProbe> probes) =>
        new(0, new NativeLibraryReport(description.Library, status, Path: null, Version: null, detail, probes));
}
