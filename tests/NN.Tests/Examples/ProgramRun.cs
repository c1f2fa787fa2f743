using System.Text.Json;
using DeZeroNative.Examples;
using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

/// <summary>A run of the examples program inside this process, with a folder of its own.</summary>
internal sealed class ProgramRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("examples-").FullName;

    public int ExitCode { get; private set; }

    public IReadOnlyList<string> Lines { get; private set; } = [];

    public string Errors { get; private set; } = "";

    /// <summary>The last line, which <c>--json</c> makes an object.</summary>
    public JsonElement Json => JsonDocument.Parse(Lines[^1]).RootElement;

    public string PathOf(string file) => Path.Combine(_folder, file);

    public ProgramRun Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        ExitCode = ExampleProgram.Run(args, output, error);
        Lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Errors = error.ToString();
        return this;
    }

    /// <summary>Runs and expects success.</summary>
    public ProgramRun Succeed(params string[] args)
    {
        Run(args);
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Errors}\n{string.Join('\n', Lines)}");
        return this;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
