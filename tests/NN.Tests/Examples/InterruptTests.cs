using System.Diagnostics;
using System.Globalization;
using DeZeroNative.Examples;
using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

public sealed class InterruptTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("interrupt-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_run_that_is_stopped_leaves_weights_that_load(string signal)
    {
        if (OperatingSystem.IsWindows()) return;
        string weights = Path.Combine(_folder, "weights.npz");
        using Process program = Start(weights);
        var lines = new List<string>();
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            // Trained for an epoch at least, so that it is in the middle of its work.
            while (await program.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                lines.Add(line);
                if (line.StartsWith("epoch 1/", StringComparison.Ordinal)) Send(signal, program.Id);
            }
            await program.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!program.HasExited) program.Kill();
        }

        Assert.Equal(ExampleProgram.Interrupted, program.ExitCode);
        Assert.StartsWith("stopped after ", lines[^1], StringComparison.Ordinal);
        Assert.Contains(weights, lines[^1], StringComparison.Ordinal);
        new MLP([16, 10]).LoadWeights(weights);
        Assert.Equal([weights], Directory.GetFiles(_folder));
    }

    private Process Start(string weights)
    {
        // Tests that were started in the background hand on an ignored SIGINT, and .NET lets an ignored signal be.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, WorkingDirectory = _folder };
        string[] args = [typeof(ExampleProgram).Assembly.Location, "mnist", "--data", "synthetic", "--max-steps", "1000000", "--epochs", "1000000",
            "--batch", "1000", "--hidden", "16", "--checkpoint", weights, "--curve", Path.Combine(_folder, "curve.png")];
        foreach (string arg in args) start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    private static void Send(string signal, int process)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
