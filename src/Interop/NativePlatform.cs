using System.Runtime.InteropServices;

namespace DeZeroNative.Interop;

/// <summary>The operating system and processor for which library files are named, and where they may lie.</summary>
/// <param name="System">One of <c>linux</c>, <c>osx</c>, <c>win</c>, as in .NET's portable runtime identifiers.</param>
/// <param name="Architecture">Processor as in those identifiers: <c>x64</c>, <c>arm64</c>.</param>
/// <param name="Folders">Folders holding the application's own files.</param>
internal sealed record NativePlatform(string System, string Architecture, IReadOnlyList<string> Folders)
{
    /// <summary>The machine this process runs on.</summary>
    public static NativePlatform Current { get; } = new(
        OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux",
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        [.. ApplicationFolders(
            AppContext.BaseDirectory, AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "", RuntimeEnvironment.GetRuntimeDirectory())]);

    /// <summary>The portable runtime identifier, such as <c>linux-x64</c>.</summary>
    public string RuntimeIdentifier => $"{System}-{Architecture}";

    /// <summary>Chooses among three values by operating system.</summary>
    public T Select<T>(T linux, T macOS, T windows) => System switch
    {
        "win" => windows,
        "osx" => macOS,
        _ => linux,
    };

    /// <summary>Where a library shipped with the application may be: its folders, and <c>runtimes/RID/native</c> in them.</summary>
    public IEnumerable<string> BesideApplication(string fileName)
    {
        foreach (var folder in Folders)
        {
            yield return Path.Combine(folder, fileName);
            yield return Path.Combine(folder, "runtimes", RuntimeIdentifier, "native", fileName);
        }
    }

    /// <summary>The program's folder, then those of packages' native assets, which the host lists beside that of the runtime.</summary>
    internal static IEnumerable<string> ApplicationFolders(string program, string listed, string runtime)
    {
        // The program's own folder stays even where it is the runtime's, as in a single-file program.
        return listed
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Path.TrimEndingDirectorySeparator)
            .Where(folder => folder != Path.TrimEndingDirectorySeparator(runtime))
            .Prepend(Path.TrimEndingDirectorySeparator(program))
            .Distinct();
    }
}
