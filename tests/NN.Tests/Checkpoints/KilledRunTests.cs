using System.Diagnostics;
using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Checkpoints;

public sealed class KilledRunTests : IDisposable
{
    private const int Updates = 45;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("killed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, OnEachDevice]
    public async Task A_run_that_is_killed_and_resumed_ends_with_the_same_bits(string device)
    {
        string checkpoint = Path.Combine(_folder, "run.ckpt");

        string whole = await Run(device, seed: 1, Path.Combine(_folder, "whole.ckpt"), killAfter: null);
        await Run(device, seed: 1, checkpoint, killAfter: 9);
        await Run(device, seed: 2, checkpoint, killAfter: 24);
        string resumed = await Run(device, seed: 3, checkpoint, killAfter: null);

        Assert.StartsWith("end ", whole, StringComparison.Ordinal);
        Assert.Equal(whole, resumed);
    }

    /// <summary>Runs the program, to its last line or until it is killed some moments after it saved so many updates; it makes some more.</summary>
    private static async Task<string> Run(string device, int seed, string checkpoint, int? killAfter)
    {
        const int More = 12;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] args = [typeof(TrainingProgram).Assembly.Location, device, $"{seed}", $"{killAfter + More ?? Updates}", checkpoint];
        foreach (string arg in args) start.ArgumentList.Add(arg);
        if (killAfter is not null) start.ArgumentList.Add("doomed");
        using Process program = Process.Start(start)!;
        using var patience = new CancellationTokenSource(s_patience);
        string last = "";
        try
        {
            while (await program.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                last = line;
                if (line != $"saved {killAfter}") continue;
                await Task.Delay(17, patience.Token);
                program.Kill();
            }
            await program.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!program.HasExited) program.Kill();
        }
        Assert.Equal(killAfter is null, program.ExitCode == 0);
        return last;
    }
}
