using System.Diagnostics;
using DeZeroNative.Examples;

namespace DeZeroNative.NN.Tests.Examples;

/// <summary>The examples program in a process of its own, under environment variables of its own.</summary>
internal sealed record ChildRun(int ExitCode, string Output, string Errors)
{
    public static ChildRun Of(string[] args, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ExampleProgram).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A run of the suite may hide libraries from itself; here only what the test says counts.
        foreach (string name in (ReadOnlySpan<string>)["DEZERO_DISABLE", "DEZERO_OPENCL_PATH", "DEZERO_OPENCL_LIMITS"]) start.Environment.Remove(name);
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ChildRun(process.ExitCode, output, errors.Result);
    }
}
