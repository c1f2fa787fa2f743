using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using DeZeroNative.Bench.Work;
using DeZeroNative.Interop;

namespace DeZeroNative.Bench.Compare;

/// <summary><c>compare</c>: the same work here and in the peers, in turn, against the goals.</summary>
internal static class CompareCommand
{
    public const string Us = "DeZeroNative";
    public const string RawOpenBlas = "raw OpenBLAS";

    // Where they are set, OpenBLAS does not choose its kernels by itself.
    private static readonly string[] s_blasVariables = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"];

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Create()
    {
        var filter = new Option<string>("--filter") { Description = "only rows whose name this regular expression finds", DefaultValueFactory = _ => "" };
        var threads = new Option<int>("--threads") { Description = "threads for every side", DefaultValueFactory = _ => 2 };
        var pairs = new Option<int>("--pairs") { Description = "rounds in which each side works once", DefaultValueFactory = _ => 11 };
        var sample = new Option<double>("--sample") { Description = "seconds of work in one turn", DefaultValueFactory = _ => 0.1 };
        var json = new Option<FileInfo?>("--json") { Description = "write the rows to this file" };
        var markdown = new Option<FileInfo?>("--markdown") { Description = "write the table, with machine and versions, to this file" };
        var command = new Command("compare", "run the same work here and in the peers found on this machine") { filter, threads, pairs, sample, json, markdown };
        command.SetAction(parsed =>
        {
            var chosen = Target.All.Where(target => Regex.IsMatch(target.Name, parsed.GetValue(filter)!)).ToArray();
            var contest = new Contest(parsed.GetValue(pairs), parsed.GetValue(sample));
            var results = Run(chosen, contest, parsed.GetValue(threads), out var record);
            ResultTable.Print(results);
            if (parsed.GetValue(json) is { } jsonFile)
                File.WriteAllText(jsonFile.FullName, JsonSerializer.Serialize(results, s_json) + "\n");
            if (parsed.GetValue(markdown) is { } markdownFile)
                File.WriteAllLines(markdownFile.FullName, [.. record, "", .. ResultTable.Markdown(results)]);
            return 0;
        });
        return command;
    }

    private static Result[] Run(Target[] targets, Contest contest, int threads, out string[] record)
    {
        OurWork.UseThreads(threads);
        var peers = Peers.Start(threads);
        IReadOnlyList<IContestant> contestants =
        [
            new InProcess(Us, OurWork.Description, OurWork.All),
            .. OpenBlas.IsAvailable ? [new InProcess(RawOpenBlas, $"OpenBLAS {OpenBlas.Version} ({OpenBlas.Core})", RawOpenBlasWork.All)] : Array.Empty<IContestant>(),
            .. peers,
        ];
        try
        {
            record = [.. Record(threads), .. contestants.Select(contestant => $"- {contestant.Description}")];
            foreach (var line in record)
                Console.WriteLine(line);
            if (peers.Count == 0)
                Console.WriteLine("no peers found; ./build.sh peers installs them");
            return [.. targets.Select(target => Measure(target, contest, contestants))];
        }
        finally
        {
            foreach (var contestant in contestants)
                contestant.Dispose();
        }
    }

    private static Result Measure(Target target, Contest contest, IReadOnlyList<IContestant> contestants)
    {
        // A row that nobody here does yet is listed all the same, without keeping the peers busy.
        var seconds = contestants[0].Knows(target.Name) ? contest.Run(target.Name, contestants) : new Dictionary<string, double[]>();
        var result = Result.Of(target, seconds);
        Console.Error.WriteLine($"{target.Name}: {result.Mark}");
        return result;
    }

    private static IEnumerable<string> Record(int threads) =>
    [
        $"- {DateTime.UtcNow:yyyy-MM-dd}, {threads} threads on each side",
        .. LoadAverage(),
        $"- {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}",
        .. s_blasVariables
            .Where(name => Environment.GetEnvironmentVariable(name) is not null)
            .Select(name => $"- {name}={Environment.GetEnvironmentVariable(name)} in the environment, for every side"),
    ];

    // A machine at work on something else spoils every row: who reads the table has to know.
    private static IEnumerable<string> LoadAverage() =>
        File.Exists("/proc/loadavg") ? [$"- load average before the start: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"] : [];

    private static string Processor()
    {
        const string Key = "model name";
        var line = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 2)..] ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
