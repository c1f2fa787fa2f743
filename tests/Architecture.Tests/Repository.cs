using System.Reflection;

namespace DeZeroNative.Architecture.Tests;

/// <summary>The working tree that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] s_builtFolders = ["bin", "obj", "build", "artifacts", "BenchmarkDotNet.Artifacts", "TestResults", ".git", ".vs"];

    /// <summary>The folder that holds DeZeroNative.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The assemblies of src/, lowest first.</summary>
    public static readonly IReadOnlyList<string> Storeys = ["Interop", "Tensor", "Autograd", "NN"];

    public static Assembly AssemblyOf(string storey) => Assembly.Load("DeZeroNative." + storey);

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    /// <summary>Paths, relative to the root and with forward slashes, of the files written by hand that have one of the extensions.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions)
    {
        var start = Path.Combine(Root, folder);
        return Directory.Exists(start) ? Walk(start).Where(path => extensions.Contains(Path.GetExtension(path))).Order(StringComparer.Ordinal) : [];
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        foreach (var inner in Directory.EnumerateDirectories(folder).Where(path => !s_builtFolders.Contains(Path.GetFileName(path))))
        {
            foreach (var file in Walk(inner))
                yield return file;
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DeZeroNative.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"no DeZeroNative.sln above {AppContext.BaseDirectory}");
    }
}
