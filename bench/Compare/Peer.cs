using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace DeZeroNative.Bench.Compare;

/// <summary>A peer in a process of its own, spoken to by the protocol of <c>peers/protocol.py</c>.</summary>
internal sealed class Peer : IContestant
{
    private readonly Process _process;
    private readonly string[] _command;
    private readonly HashSet<string> _works;

    private Peer(Process process, string[] command, JsonElement greeting)
    {
        _process = process;
        _command = command;
        Name = greeting.GetProperty("peer").GetString()!;
        Description = $"{Name} {greeting.GetProperty("version").GetString()}";
        _works = [.. greeting.GetProperty("works").EnumerateArray().Select(work => work.GetString()!)];
    }

    public string Name { get; }

    public string Description { get; }

    /// <summary>Starts the peer; null when this Python cannot run it.</summary>
    public static Peer? Start(string python, string script, int threads)
    {
        string[] command = [python, "-B", Path.Combine(AppContext.BaseDirectory, "peers", script), "--threads", threads.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        if (process.StandardOutput.ReadLine() is { } greeting)
            return new Peer(process, command, JsonElement.Parse(greeting));
        process.Dispose();
        return null;
    }

    public bool Knows(string work) => _works.Contains(work);

    public ProcessStartInfo Fresh(string work, int repeats) =>
        new(_command[0], [.. _command[1..], "--once", work, "--repeats", repeats.ToString(CultureInfo.InvariantCulture)]);

    public void Prepare(string work) => Ask($"prepare {work}");

    public double[] Run(string work, int repeats) =>
        [.. Ask(string.Create(CultureInfo.InvariantCulture, $"run {work} {repeats}")).GetProperty("seconds").EnumerateArray().Select(value => value.GetDouble())];

    public void Release(string work) => Ask($"release {work}");

    public void Dispose()
    {
        try
        {
            _process.StandardInput.WriteLine("quit");
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The peer has gone already.
        }
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
            _process.Kill();
        _process.Dispose();
    }

    private JsonElement Ask(string request)
    {
        _process.StandardInput.WriteLine(request);
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} died on: {request}");
        var answer = JsonElement.Parse(line);
        return answer.TryGetProperty("error", out var error) ? throw new InvalidOperationException($"{Name}: {error.GetString()}") : answer;
    }
}
