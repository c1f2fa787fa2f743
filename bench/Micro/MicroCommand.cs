using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace DeZeroNative.Bench.Micro;

/// <summary><c>micro</c>: the BenchmarkDotNet suite; what follows the command goes to BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    private const int WarmUps = 8;
    private const int Iterations = 15;
    private const double IterationMilliseconds = 150;

    private static readonly string[] s_everything = ["--filter", "*"];

    public static Command Create()
    {
        var arguments = new Argument<string[]>("arguments") { Description = "for BenchmarkDotNet, such as --filter *Overhead*", DefaultValueFactory = _ => s_everything };
        var command = new Command("micro", "time single operations, with the managed bytes they allocate") { arguments };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed =>
        {
            string[] given = [.. parsed.GetValue(arguments)!, .. parsed.UnmatchedTokens];
            BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(given, Configuration());
        });
        return command;
    }

    // In this process: the suite runs wherever the program does, without an SDK to build a second one.
    private static ManualConfig Configuration() => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(IterationMilliseconds))
            .WithWarmupCount(WarmUps)
            .WithIterationCount(Iterations))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(ConsoleLogger.Default)
        .AddExporter(MarkdownExporter.GitHub)
        .WithOptions(ConfigOptions.JoinSummary);
}
