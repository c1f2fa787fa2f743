using Xunit;

namespace DeZeroNative.Interop.Tests;

/// <summary>A machine made up for a test: its environment, the libraries on it, and a record of what was done.</summary>
internal sealed class PretendLoader : INativeLoader
{
    private readonly Dictionary<nint, PretendLibrary> _open = [];
    private nint _nextHandle = 100;

    public Dictionary<string, string> Environment { get; } = [];

    public Dictionary<string, PretendLibrary> Libraries { get; } = [];

    public List<string> Loads { get; } = [];

    /// <summary>Libraries loaded and not freed.</summary>
    public IEnumerable<string> StillOpen => _open.Values.Select(library => Libraries.First(pair => pair.Value == library).Key);

    public string? GetEnvironmentVariable(string name) => Environment.GetValueOrDefault(name);

    public bool FileExists(string path) => Libraries.ContainsKey(path);

    public bool TryLoad(string path, out nint handle, out string error)
    {
        Loads.Add(path);
        handle = 0;
        if (!Libraries.TryGetValue(path, out var library))
        {
            error = $"{path}: cannot open shared object file: No such file or directory";
            return false;
        }

        error = library.LoadError ?? "";
        if (library.LoadError is not null)
            return false;

        handle = _nextHandle++;
        _open[handle] = library;
        return true;
    }

    public bool TryGetExport(nint handle, string name, out nint address) => _open[handle].Exports.TryGetValue(name, out address);

    public void Free(nint handle) => Assert.True(_open.Remove(handle));
}
