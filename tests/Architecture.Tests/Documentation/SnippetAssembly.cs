using System.Diagnostics;
using System.Reflection;

namespace DeZeroNative.Architecture.Tests.Documentation;

/// <summary>All snippets in one assembly, compiled by the compiler of the SDK that built these tests, and a folder that they run in.</summary>
public sealed class SnippetAssembly : IDisposable
{
    // Each block has namespaces of its own; those of every block are the ones a new project has, and the library's.
    private const string GlobalUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
        "global using DeZeroNative; global using DeZeroNative.NN;";

    private readonly string _home = Environment.CurrentDirectory;
    private readonly Assembly _assembly;

    public SnippetAssembly()
    {
        Folder = Directory.CreateTempSubdirectory("dezero-snippets-").FullName;
        string source = Path.Combine(Folder, "Snippets.cs"), library = Path.Combine(Folder, "Snippets.dll");
        File.WriteAllText(source, GlobalUsings + "\n");
        for (int i = 0; i < Snippet.All.Count; i++)
            File.WriteAllText(Path.Combine(Folder, $"Block{i}.cs"), Snippet.All[i].ToClass(i));
        try
        {
            Compile(library);
        }
        catch
        {
            Dispose();
            throw;
        }
        _assembly = Assembly.Load(File.ReadAllBytes(library));
        Environment.CurrentDirectory = Folder;
    }

    public string Folder { get; }

    /// <summary>Runs a snippet and gives what it printed.</summary>
    public string[] Run(int number)
    {
        var program = _assembly.GetType($"Block{number}.Program", throwOnError: true)!;
        TextWriter console = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            program.GetMethod("Run")!.CreateDelegate<Action>()();
        }
        finally
        {
            Console.SetOut(console);
        }
        return printed.ToString().ReplaceLineEndings("\n").Split('\n');
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _home;
        Directory.Delete(Folder, recursive: true);
    }

    private void Compile(string library)
    {
        string options = Path.Combine(Folder, "options.rsp");
        string[] references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        File.WriteAllLines(options, [
            "-nologo", "-noconfig", "-nostdlib", "-target:library", "-langversion:latest", "-nullable:enable", "-warnaserror", $"-out:\"{library}\"",
            .. references.Where(path => path.EndsWith(".dll", StringComparison.Ordinal)).Select(path => $"-reference:\"{path}\""),
            .. Directory.GetFiles(Folder, "*.cs").Select(path => $"\"{path}\"")]);

        string compiler = typeof(SnippetAssembly).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "Compiler").Value!;
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath!;
        using Process process = Process.Start(new ProcessStartInfo(host, ["exec", compiler, "@" + options]) { RedirectStandardOutput = true })!;
        string messages = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidDataException("The snippets of the pages do not compile:\n" + messages);
    }
}
