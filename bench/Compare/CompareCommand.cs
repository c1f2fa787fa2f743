using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DeZeroNative.Bench.Work;
using DeZeroNative.Interop;

namespace DeZeroNative.Bench.Compare;

/// <summary><c>compare</c>: the same work here and in the peers, in turn, against the goals, and against a kept run.</summary>
internal static class CompareCommand
{
    public const string Us = "DeZeroNative";
    public const string RawOpenBlas = "raw OpenBLAS";

    /// <summary>The exit code where a row is worse than in the kept run.</summary>
    public const int Worse = 3;

    // Where they are set, OpenBLAS does not choose its kernels by itself.
    private static readonly string[] s_blasVariables = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"];

    public static Command Create()
    {
        var filter = new Option<string>("--filter") { Description = "only rows whose name this regular expression finds", DefaultValueFactory = _ => "" };
        var threads = new Option<int>("--threads") { Description = "threads for every side", DefaultValueFactory = _ => 2 };
        var pairs = new Option<int>("--pairs") { Description = "rounds in which each side works once", DefaultValueFactory = _ => 11 };
        var sample = new Option<double>("--sample") { Description = "seconds of work in one turn", DefaultValueFactory = _ => 0.1 };
        var json = new Option<FileInfo?>("--json") { Description = "keep the run in this file" };
        var baseline = new Option<FileInfo?>("--baseline")
        {
            Description = $"a run kept by --json: tells which rows got worse beyond the noise; the exit code is then {Worse}",
        };
        var markdown = new Option<FileInfo?>("--markdown") { Description = $"put the run into this page, between {ResultsPage.Begin} and {ResultsPage.End}; a new page where there is none" };
        var readme = new Option<FileInfo?>("--readme") { Description = "put the run's figures into the rows of this README's table" };
        var command = new Command("compare", "run the same work here and in the peers found on this machine") { filter, threads, pairs, sample, json, baseline, markdown, readme };
        command.SetAction(parsed =>
        {
            // Read first: a page or a kept run that is none is worth no run.
            var kept = parsed.GetValue(baseline) is { } baselineFile ? Report.FromJson(File.ReadAllText(baselineFile.FullName)) : null;
            var chosen = Target.All.Where(target => Regex.IsMatch(target.Name, parsed.GetValue(filter)!)).ToArray();
            var report = Run(chosen, parsed.GetValue(threads), parsed.GetValue(pairs), parsed.GetValue(sample));
            ResultTable.Print(report.Rows);
            if (parsed.GetValue(json) is { } jsonFile)
                File.WriteAllText(jsonFile.FullName, report.ToJson());
            if (parsed.GetValue(markdown) is { } page)
                File.WriteAllText(page.FullName, ResultsPage.Rewrite(page.Exists ? File.ReadAllText(page.FullName) : null, report));
            if (parsed.GetValue(readme) is { } readmeFile)
                File.WriteAllText(readmeFile.FullName, ResultsPage.RewriteReadme(File.ReadAllText(readmeFile.FullName), report));
            return kept is null ? 0 : Judge(new Baseline(kept).Worse(report).ToArray());
        });
        return command;
    }

    private static int Judge(Change[] changes)
    {
        Console.WriteLine(changes.Length == 0 ? "no row is worse than in the kept run" : "worse than in the kept run:");
        foreach (var change in changes)
            Console.WriteLine(change);
        return changes.Length == 0 ? 0 : Worse;
    }

    private static Report Run(Target[] targets, int threads, int pairs, double sample)
    {
        OurWork.UseThreads(threads);
        var date = DateTime.UtcNow;
        var machine = Machine.Here();
        var peers = Peers.Start(threads);
        IReadOnlyList<IContestant> contestants =
        [
            new InProcess(Us, OurWork.Description, OurWork.All, (work, repeats) => Ourselves(work, repeats, threads)),
            .. OpenBlas.IsAvailable ? [new InProcess(RawOpenBlas, $"OpenBLAS {OpenBlas.Version} ({OpenBlas.Core})", RawOpenBlasWork.All)] : Array.Empty<IContestant>(),
            .. ClBlastWork.All.Count > 0 ? [new InProcess("CLBlast", "CLBlast", ClBlastWork.All)] : Array.Empty<IContestant>(),
            .. peers,
        ];
        try
        {
            var report = new Report
            {
                Date = date,
                Machine = machine,
                Contestants = contestants.ToDictionary(contestant => contestant.Name, contestant => contestant.Description),
                Environment = s_blasVariables
                    .Where(name => Environment.GetEnvironmentVariable(name) is not null)
                    .ToDictionary(name => name, name => Environment.GetEnvironmentVariable(name)!),
                Threads = threads,
                Pairs = pairs,
                Sample = sample,
            };
            foreach (var line in report.Record())
                Console.WriteLine(line);
            if (peers.Count == 0)
                Console.WriteLine("no peers found; ./build.sh peers installs them");
            var contest = new Contest(pairs, sample);
            return report with { Rows = [.. targets.Select(target => Measure(target, contest, contestants))] };
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
        var figures = contestants[0].Knows(target.WorkName) ? contest.Run(target, contestants) : new Dictionary<string, double[]>();
        var result = Result.Of(target, figures);
        Console.Error.WriteLine($"{target.Name}: {result.Mark}");
        return result;
    }

    // This program once more: by its own starter, or by dotnet where that started it.
    private static ProcessStartInfo Ourselves(string work, int repeats, int threads)
    {
        var starter = Environment.ProcessPath!;
        string[] arguments = [OnceCommand.Name, work, repeats.ToString(CultureInfo.InvariantCulture), threads.ToString(CultureInfo.InvariantCulture)];
        return Path.GetFileNameWithoutExtension(starter) == "dotnet"
            ? new ProcessStartInfo(starter, [typeof(CompareCommand).Assembly.Location, .. arguments])
            : new ProcessStartInfo(starter, arguments);
    }
}
